import Basics
import Events
import HTTPTypes
import Pages
import People
import Store
import TestSupport
import Testing

@testable import AdminWeb

@Suite struct `Every page about the house` {
    @Test(arguments: Language.allCases)
    func `is whole in each language, and every text in it is there`(language: Language) async throws {
        let site = try await Site.open()
        let boss = try await site.person("boss", roles: [.administrator, .serviceHead])
        try await site.furnish(boss, language)
        let admin = try await site.signIn("boss")
        let pages = [
            "/me", "/me/security", "/me/second-factor", "/me/second-factor/removal", "/me/tokens", "/people",
            "/people?q=zzz", "/people?state=left", "/people/new", "/people/\(boss.id)", "/people/\(boss.id)/change",
            "/departments", "/departments?closed=yes", "/departments/new", "/departments/\(site.cast.network.id)",
            "/skills", "/settings", "/operations", "/operations/outbox", "/operations/letters",
            "/mailboxes", "/mailboxes/new", "/journal", "/journal?kind=zzz",
        ]
        for path in pages {
            let page = try await site.visit(.get, path, by: admin)
            #expect(page.status == .ok, "\(path)")
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\""), "\(path)")
            #expect(page.text.matches(of: /[>"](?:admin|refusal|role|event|frame)\.[a-z0-9.-]+[<"]/).isEmpty, "\(path)")
            #expect(page.text.matches(of: /<h1/).count == 1, "\(path)")
        }
    }

    @Test(arguments: Language.allCases)
    func `has a text for whatever it may have to name`(language: Language) throws {
        let lexicon = try Reader.sample(language).w.lexicon
        var keys = StaffView.allCases.map { "admin.staff.\($0.rawValue)" }
        keys += InvitationLinkPage.Occasion.allCases.map { "admin.link.\($0.rawValue)" }
        keys += Person.State.allCases.flatMap { ["admin.people.access-\($0.rawValue)", "person.state.\($0.rawValue)"] }
        keys += PersonSkill.levels.map { "admin.skills.level-\($0)" }
        keys += JournalListPage.kinds.map { "admin.journal.kind.\($0.dropLast())" }
        keys += JournalFact.shownNames.map { "admin.fact.\($0)" }
        keys += Role.allCases.map { "role.\($0.rawValue)" }
        keys += Permission.allCases.map { "permission.\($0.rawValue)" }
        keys += Line.allCases.map { "line.\($0.rawValue)" }
        #expect(keys.filter { !lexicon.has($0) } == [])
    }

    @Test(arguments: Language.allCases)
    func `knows the zones by the names of cities`(language: Language) throws {
        let now = FixedTime.start
        let choices = TimeZones.choices(in: language, at: now, chosen: "Pacific/Chatham")
        #expect(choices.contains(Choice("Europe/Moscow", language == .russian ? "UTC+3 · Москва" : "UTC+3 · Moscow")))
        #expect(choices.contains { "\($0)".contains("Pacific/Chatham") })
        #expect(Set(choices).count == choices.count)
    }

    @Test func `makes addresses that are read back as they were meant`() {
        let address = Address.of("/people", ["q": "Ёж & Ко=1?", "role": nil, "state": "", "after": "a\nb"])
        #expect(address == "/people?q=%D0%81%D0%B6%20%26%20%D0%9A%D0%BE%3D1%3F&after=a%0Ab")
        #expect(Address.of("/people", ["q": nil]) == "/people")
    }
}

extension Site {
    /// Puts something on every list.
    fileprivate func furnish(_ boss: Person, _ language: Language) async throws {
        let network = cast.network.id
        try await database.write { tx in
            let member = try tx.member(boss.id)
            let staff = Staff(tx, member)
            try staff.prefer(Preferences(language: language, timeZone: "Europe/Moscow", theme: .auto))
            let skill = try staff.addSkill(name: "Договоры")
            try staff.setSkill(skill.id, level: 4, for: boss.id)
            let tree = DepartmentTree(tx, member)
            try tree.close(try tree.add(name: "Склад", under: network, head: boss.id).id)
            _ = try tx.makeToken(
                name: "сайт",
                scopes: [.seePeople],
                expires: tx.now + .days(1),
                for: boss.id,
                by: member
            )
            _ = try tx.enqueue("letter", payload: "x")
            try tx.run("UPDATE job SET state = 'dead', attempts = 3, ended = \(tx.now), complaint = 'no'")
            try tx.run("INSERT INTO subscription (name, reached, failures, complaint) VALUES ('cube', 1, 9, 'full')")
        }
    }
}
