//! A closed list of terms: each has a code for the record and a name in Chinese and English.

/// Defines an enum whose values are written as stable codes and shown by name.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $zh:literal $en:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code in the record.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            pub const fn name(self, lang: $crate::wording::Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, $crate::wording::Lang::Zh) => $zh,
                      (Self::$variant, $crate::wording::Lang::En) => $en),+
                }
            }
        }
    };
}
pub(crate) use coded;
