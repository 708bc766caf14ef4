import Basics
import People
import Store

/// Colleagues who are named in a note: `@ivanova`, by their login.
package enum Mention {
    package enum Piece: Sendable, Hashable {
        case plain(String)
        /// A word behind an @, which may be a login: in lower case, and as it is written.
        case login(String, written: String)
    }

    /// A text in its order.
    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var place = text.startIndex
        for match in text.matches(of: #/(?:^|[^\p{L}\p{N}._%+@-])(@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99}))/#) {
            var word = match.2
            // A full stop behind a name ends the sentence.
            while let last = word.last, last == "." || last == "-" || last == "_" { word.removeLast() }
            pieces.append(.plain(String(text[place..<match.1.startIndex])))
            pieces.append(.login(word.lowercased(), written: "@" + word))
            place = word.endIndex
        }
        pieces.append(.plain(String(text[place...])))
        return pieces.filter { $0 != .plain("") }
    }

    /// The logins that a text names, in lower case, each once.
    package static func logins(in text: String) -> [String] {
        pieces(of: text).reduce(into: []) { logins, piece in
            if case .login(let login, _) = piece, !logins.contains(login) { logins.append(login) }
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
