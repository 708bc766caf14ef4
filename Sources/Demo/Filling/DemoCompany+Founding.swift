import Basics
import Desk
import Events
import People
import Store

extension DemoCompany {
    /// Founds the company, or finds out where an earlier filling of it stopped.
    func open() async throws -> Bookmark {
        if let bookmark = try await database.read({ try $0.bookmark() }) { return bookmark }
        let password = try await hash()
        let now = database.time.now
        // Calls are contacts, too.
        let interactions = interactions - (telephone == nil ? 0 : CallStory.calls)
        return try await database.write { [clients] tx in
            guard try tx.value("SELECT COUNT(*) FROM person", as: Int.self) == 0 else { throw DemoRefusal.hasPeople }
            let number = Int(try tx.nextNumber(in: .serviceCase)) + 1
            // Tasks have the numbers of their cases.
            _ = try tx.nextNumbers(number, in: .task)
            let frame = Frame(clients: clients, interactions: interactions, now: now, firstNumber: number)
            try tx.begin(frame)
            try tx.at(frame.founding) { try Founding(tx, password).found(upTo: frame) }
            return Bookmark(frame: frame, chapters: 0)
        }
    }

    /// Everyone has the same password, so its costly hash is made once.
    func hash() async throws -> PasswordHash {
        try await BlockingPool(label: "demo").run { try PasswordHash(of: Self.password, cost: .standard) }
    }
}

extension Frame {
    /// The day before the company opens.
    var founding: Moment { (first - 1).at(hour: 10) }
}

/// The first day: departments, skills, and everyone who is there from the start.
struct Founding {
    private let tx: Transaction
    private let password: PasswordHash

    init(_ tx: Transaction, _ password: PasswordHash) {
        self.tx = tx
        self.password = password
    }

    func found(upTo frame: Frame) throws {
        try CompanyBook(tx, .program).change(to: Company(name: Letters.company))
        for skill in Skills.all { try Staff(tx, .program).addSkill(name: skill) }
        for unit in Unit.allCases {
            let parent = try unit.parent.flatMap { try tx.department(of: $0) }
            try DepartmentTree(tx, .program).add(name: unit.rawValue, under: parent?.id)
        }
        for (place, employee) in Employee.all.enumerated() where employee.isFounder {
            try tx.at(frame.founding + .minutes(place + 1)) {
                let person = try join(employee, by: .program)
                try Staff(tx, .program).admit(person, password: password)
                if employee.headsUnit { try makeHead(person, of: employee.unit) }
                if employee.roles.contains(.serviceHead) { try keepLists(by: try tx.member(person)) }
            }
        }
    }

    /// The lists of cases that everyone in the service looks at.
    private func keepLists(by head: Member) throws {
        let book = FilterBook(tx, head)
        _ = try book.add(
            SavedFilterWish(name: "Горит", query: "deadline=broken&state=unsolved", audience: .everyone, key: "1")
        )
        _ = try book.add(
            SavedFilterWish(name: "Ничьи", query: "state=unsolved&whose=nobody", audience: .role(.manager), key: "2")
        )
    }

    /// Writes down somebody who comes, with their skills.
    func join(_ employee: Employee, by member: Member) throws -> Person.ID {
        let mailbox = Latin.letters(of: "\(employee.name.given.prefix(1)) \(employee.name.family)")
        let new = NewPerson(
            login: employee.login,
            name: employee.name,
            roles: employee.roles,
            email: EmailAddress("\(mailbox.replacing("-", with: "."))@severny-bereg.example"),
            department: try tx.department(of: employee.unit)?.id,
            position: employee.position,
            line: employee.line
        )
        let person = try Staff(tx, member).add(new).person.id
        for (skill, level) in employee.skills {
            guard let known = try tx.skills().first(where: { $0.name == skill }) else { continue }
            try Staff(tx, member).setSkill(known.id, level: level, for: person)
        }
        return person
    }

    private func makeHead(_ person: Person.ID, of unit: Unit) throws {
        guard let department = try tx.department(of: unit) else { return }
        try DepartmentTree(tx, .program).change(department.id, version: department.version) { $0.head = person }
    }
}

extension Snapshot {
    func department(of unit: Unit) throws -> Department? {
        try departments().first { $0.name == unit.rawValue }
    }
}

extension Employee {
    var isFounder: Bool {
        switch stay {
        case .fromTheStart, .until: true
        case .since, .invited: false
        }
    }

    /// What one lives by, well; and a little of something else.
    fileprivate var skills: [(name: String, level: Int)] {
        var chance = Chance(.staff, login.utf8.reduce(0) { $0 &* 31 &+ Int($1) })
        let isNew = roles.contains(.newcomer)
        let main = Skills.main(of: unit).map { ($0, isNew ? chance.within(1...2) : chance.within(3...5)) }
        let other = chance.pick(Skills.all.filter { !Skills.main(of: unit).contains($0) })
        return main + [(other, chance.within(1...3))]
    }
}
