//! Making this device somebody: its profile, its first desk events, its first person.

use crate::chance;
use crate::desk::{Desk, DeskError};
use crate::storage::{Profile, Role};
use redress_core::complaint;
use redress_core::complaint::Tier;
use redress_core::event::{
    Act, Authority, ChainDescribed, ChainId, DeviceEnrolled, DeviceId, Draft, Lane, PersonDescribed,
    PersonId, Personal, StoreCode, StoreDescribed,
};
use redress_core::rulebook::default_store_spec;

/// A new device of a chain, in its first life.
pub fn profile(chain: ChainId, role: Role) -> Option<Profile> {
    let device = DeviceId::new(chance::name("d-"))?;
    Some(Profile { chain, role, device, incarnation: chance::incarnation(), letter: chance::letter() })
}

/// A person's description as an entry to be written.
pub fn person(
    id: PersonId,
    name: &str,
    tier: Option<Tier>,
    roles: Vec<complaint::Role>,
    store: Option<StoreCode>,
) -> Draft {
    Draft::new(Act::PersonDescribed(PersonDescribed {
        person: id,
        tier,
        roles,
        store,
        department: String::new(),
        absences: Vec::new(),
        active: true,
    }))
    .and(Personal::NAME, name)
}

/// A store begins: described unless head office has done so, with its first clerk unless the roster has people.
pub async fn store(
    desk: Desk,
    profile: Profile,
    code: StoreCode,
    name: &str,
    clerk: &str,
) -> Result<(), DeskError> {
    desk.set_profile(profile).await?;
    let Some(id) = PersonId::new(chance::name("p-")) else { return Ok(()) };
    let mut drafts = Vec::new();
    if desk.read_untracked(|memory| memory.rulebook().store(&code).is_none()) {
        let (code, name) = (code.clone(), name.to_owned());
        drafts.push(Draft::new(Act::StoreDescribed(StoreDescribed {
            code,
            name,
            calendar: default_store_spec(),
        })));
    }
    if !clerk.is_empty() {
        drafts.push(person(
            id.clone(),
            clerk,
            Some(Tier::ONE),
            vec![complaint::Role::StoreStaff],
            Some(code.clone()),
        ));
    }
    if !drafts.is_empty() {
        desk.describe(Lane::Store(code), drafts, Some(id.clone())).await?;
    }
    if !clerk.is_empty() {
        desk.set_acting(Some(id)).await?;
    }
    Ok(())
}

/// Head office begins: the chain, this device's enrolment, the first person.
pub async fn head_office(
    desk: Desk,
    profile: Profile,
    chain_name: &str,
    who: &str,
    tier: Option<Tier>,
    roles: Vec<complaint::Role>,
) -> Result<(), DeskError> {
    let enrolled = DeviceEnrolled {
        device: profile.device.clone(),
        authority: Authority::HeadOffice,
        store: None,
        letter: profile.letter.clone(),
    };
    desk.set_profile(profile).await?;
    let Some(id) = PersonId::new(chance::name("p-")) else { return Ok(()) };
    let drafts = vec![
        Draft::new(Act::DeviceEnrolled(enrolled)),
        Draft::new(Act::ChainDescribed(ChainDescribed { name: chain_name.to_owned() })),
        person(id.clone(), who, tier, roles, None),
    ];
    desk.describe(Lane::Chain, drafts, Some(id.clone())).await?;
    desk.set_acting(Some(id)).await?;
    Ok(())
}
