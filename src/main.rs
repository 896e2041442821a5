//! The browser starts here.

fn main() {
    console_error_panic_hook::set_once();
    redress::start();
}
