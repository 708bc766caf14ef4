import Basics
import Pages
import People

/// What people are called on a page.
struct Names: Sendable {
    let known: [Person.ID: PersonName]
    let me: Person.ID?

    init(_ known: [Person.ID: PersonName], me: Person.ID? = nil) {
        self.known = known
        self.me = me
    }

    subscript(id: Person.ID?) -> PersonName? { id.flatMap { known[$0] } }

    /// Пётр Иванов; the reader is "you"; somebody who is unknown is "somebody".
    func short(_ id: Person.ID?, _ w: Wording) -> String {
        guard let id else { return w("desk.nobody") }
        if id == me { return w("desk.you") }
        return known[id]?.short ?? w("desk.somebody")
    }

    /// The same where a line begins.
    func opening(_ id: Person.ID?, _ w: Wording) -> String {
        let name = short(id, w)
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
