import Basics
import Pages
import People
import Store

struct TokensPage {
    let name: PersonName
    let tokens: [APIToken]
    let form: Form

    init(_ person: Person, form: Form, in snapshot: Snapshot) throws {
        name = person.name
        tokens = try snapshot.tokens(of: person.id)
        self.form = form
    }
}

/// A key that was just made; it is shown this once.
struct NewTokenPage {
    let name: String
    let text: String
    let expires: Moment
}
