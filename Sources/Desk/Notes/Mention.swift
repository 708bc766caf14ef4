import Basics
import People
import Store

/// Colleagues who are named in a note: `@ivanova`, by their login.
package enum Mention {
    /// The logins that a text names, in lower case, each once.
    package static func logins(in text: String) -> [String] {
        text.matches(of: #/(^|[^\p{L}\p{N}._%+@-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})/#).reduce(into: []) {
            logins,
            match in
            // A full stop behind a name ends the sentence.
            var login = match.2.lowercased()
            while let last = login.last, last == "." || last == "-" || last == "_" { login.removeLast() }
            if !logins.contains(login) { logins.append(login) }
        }
    }
}

extension CaseDesk {
    /// Whom a note names; a word behind an @ that is nobody's login is just a word.
    /// - Throws: `CaseRefusal.mentionedMayNotKnow` when one of them may not know of the client.
    func mentioned(in text: String, on found: Case) throws -> [Person.ID] {
        var people: [Person.ID] = []
        for login in Mention.logins(in: text).prefix(20) {
            guard let person = try tx.findPerson(login: login), person.state != .left, person.id != member.id else {
                continue
            }
            guard try tx.findCase(found.id, visibleTo: try tx.member(person.id)) != nil else {
                throw CaseRefusal.mentionedMayNotKnow(person.name.short)
            }
            people.append(person.id)
        }
        return people
    }
}
