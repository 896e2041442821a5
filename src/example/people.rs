//! Who there is: the chain, two stores, five tiers' worth of people. Written by head office's device.

use super::scribe::{OFFICE, Scribe, TABLET};
use super::{LETTER, STORE};
use redress_core::command::Refusal;
use redress_core::complaint::{Role, Tier};
use redress_core::event::{
    Act, Authority, ChainDescribed, DeviceEnrolled, DeviceId, Draft, PersonDescribed, PersonId, Personal,
    StoreCode, StoreDescribed,
};
use redress_core::rulebook::default_store_spec;

pub const CHEN: &str = "p-chen";
pub const WANG: &str = "p-wang";
pub const LIU: &str = "p-liu";
pub const ZHOU: &str = "p-zhou";
pub const SUN: &str = "p-sun";
pub const ZHAO: &str = "p-zhao";
pub const LIN: &str = "p-lin";

const STORES: [(&str, &str); 2] = [(STORE, "上海徐汇店"), ("SZ02", "苏州园区店")];

const PEOPLE: [(&str, &str, Option<Tier>, Role); 7] = [
    (CHEN, "陈静", Some(Tier::ONE), Role::StoreStaff),
    (WANG, "王芳", Some(Tier::ONE), Role::StoreStaff),
    (LIU, "刘主管", Some(Tier::TWO), Role::Supervisor),
    (ZHOU, "周经理", Some(Tier::TWO), Role::Manager),
    (SUN, "孙总监", Some(Tier::THREE), Role::SalesDirector),
    (ZHAO, "赵主任", Some(Tier::THREE), Role::AdministrationCentre),
    (LIN, "林文员", None, Role::FranchiseClerk),
];

/// Head office's device enrols itself first: from then on its word about the chain holds.
pub fn describe(scribe: &mut Scribe) -> Result<(), Refusal> {
    scribe.describe(enrolment(OFFICE, Authority::HeadOffice, None, "H")?)?;
    scribe.describe(Draft::new(Act::ChainDescribed(ChainDescribed {
        name: "云步鞋业（示例）".to_owned(),
    })))?;
    for (code, name) in STORES {
        let Some(code) = StoreCode::new(code) else { continue };
        let calendar = default_store_spec();
        scribe.describe(Draft::new(Act::StoreDescribed(StoreDescribed {
            code,
            name: name.to_owned(),
            calendar,
        })))?;
    }
    scribe.describe(enrolment(TABLET, Authority::Store, StoreCode::new(STORE), LETTER)?)?;
    for (id, name, tier, role) in PEOPLE {
        let Some(person) = PersonId::new(id) else { continue };
        let store = StoreCode::new(STORE).filter(|_| role == Role::StoreStaff);
        let described = PersonDescribed {
            person,
            tier,
            roles: vec![role],
            store,
            department: String::new(),
            absences: Vec::new(),
            active: true,
        };
        scribe.describe(Draft::new(Act::PersonDescribed(described)).and(Personal::NAME, name))?;
    }
    Ok(())
}

fn enrolment(
    device: &str,
    authority: Authority,
    store: Option<StoreCode>,
    letter: &str,
) -> Result<Draft, Refusal> {
    let device = DeviceId::new(device).ok_or(Refusal::TextMissing)?;
    let enrolled = DeviceEnrolled { device, authority, store, letter: letter.to_owned() };
    Ok(Draft::new(Act::DeviceEnrolled(enrolled)))
}
