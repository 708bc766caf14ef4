import Basics
import Events
import People
import Store

/// The people of another program. They are kept as people who have left: they own their history, and can't sign in.
extension Transaction {
    func people(_ names: Set<String>, by rules: OwnerRules, from source: String) throws -> [String: Person.ID] {
        let wanted = names.subtracting(rules.nobody).filter { !$0.isEmpty }
        var people: [String: Person.ID] = [:]
        for name in wanted { people[name] = try rules.logins[name].map { try person(known: $0) } }
        let others = wanted.filter { people[$0] == nil }.sorted()
        let strangers = try namedOutside(others, of: .person, from: source) { name in
            try addPersonOfOld(name, rules.order, from: source)
        }
        return people.merging(strangers) { known, _ in known }
    }

    private func addPersonOfOld(_ name: String, _ order: NameOrder, from source: String) throws -> Person.ID {
        let login = try freeLogin(for: name, from: source)
        let staff = Staff(self, .program)
        let person = try staff.add(NewPerson(login: login, name: PersonName(name, order), roles: [])).person
        try staff.leave(person.id)
        return person.id
    }

    /// `bpi2013-anne-claire`, with a number behind it when another is called so.
    func freeLogin(for name: String, from source: String) throws -> String {
        let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
        let plain = String(("\(source)-" + words.joined(separator: "-")).prefix(54))
        var login = plain
        var number = 1
        while try findPerson(login: login) != nil {
            number += 1
            login = "\(plain)-\(number)"
        }
        return login
    }
}

extension Snapshot {
    func person(known: OwnerRules.KnownLogin) throws -> Person.ID {
        guard let person = try findPerson(login: known.login) else { throw known.refusal }
        return person.id
    }
}

extension TakeoverPlan {
    /// Before anything is written.
    func checkLogins(in snapshot: Snapshot) throws {
        for known in mapping.owner?.logins.values ?? [:].values { _ = try snapshot.person(known: known) }
    }
}

extension PersonName {
    init(_ text: String, _ order: NameOrder) {
        let words = text.split(separator: " ").map(String.init)
        switch order {
        case .given: self.init(given: text)
        case .family: self.init(family: text)
        case .familyFirst:
            self.init(
                family: words.first ?? "",
                given: words.dropFirst().first ?? "",
                patronymic: words.dropFirst(2).joined(separator: " ")
            )
        case .givenFirst where words.count > 1:
            self.init(family: words[words.count - 1], given: words.dropLast().joined(separator: " "))
        case .givenFirst: self.init(given: text)
        }
    }
}
