import Basics
import Deadlines
import Desk
import Events
import Foundation
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Queues, numbers and phones as people set them up (SPEC T1).
@Suite struct `The telephone is set up with` {
    @Test(arguments: TestDatabase.engines)
    func `queues that keep what they are told, within bounds`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let vera = scene.cast.vera
        let queue = try await scene.database.write { tx in
            let skill = try Staff(tx, .program).addSkill(name: "Английский")
            var settings = QueueSettings(name: "  Зарубежные   клиенты ", line: .second)
            settings.needs = [skill.id: 3]
            settings.overflow = .init(after: .seconds(90), to: .queue(CallQueue.standard))
            settings.callbackKey = Digit("1")
            settings.unattended = .voiceMail
            return try QueueBook(tx, vera).add(settings)
        }
        let kept = try await scene.database.read { try $0.callQueues()[queue.id] }
        #expect(kept == queue && kept?.settings.name == "Зарубежные клиенты")
        func changed(_ change: (inout QueueSettings) throws -> Void) async throws {
            var changed = queue.settings
            try change(&changed)
            let settings = changed
            _ = try await scene.database.write { try QueueBook($0, vera).change(queue.id, version: 1, to: settings) }
        }
        await #expect(throws: InvalidField.self) { try await changed { $0.ringTime = .seconds(1) } }
        await #expect(throws: QueueRefusal.overflowUnfit) {
            try await changed { $0.overflow = .init(after: .seconds(90), to: .queue(queue.id)) }
        }
        let oleg = try #require(scene.cast.oleg.id)
        func settle(_ settings: inout QueueSettings) {
            settings.overflow = .init(after: .seconds(90), to: .person(oleg))
            settings.needs = [:]
        }
        try await changed(settle)
        var expected = queue.settings
        settle(&expected)
        #expect(try await scene.database.read { try $0.callQueues()[queue.id]?.settings } == expected)
        await #expect(throws: QueueRefusal.stale) { try await changed { $0.line = .third } }
        await #expect(throws: RightsRefusal.self) {
            try await scene.database.write { try QueueBook($0, scene.cast.oleg).close(queue.id) }
        }
        await #expect(throws: QueueRefusal.standard) {
            try await scene.database.write { try QueueBook($0, vera).close(CallQueue.standard) }
        }
        try await scene.database.write { try QueueBook($0, vera).close(queue.id) }
        #expect(try await scene.database.read { try $0.callQueues().open(queue.id) } == CallQueue.standard)
    }

    @Test(arguments: TestDatabase.engines)
    func `numbers: the one that was dialled decides, by the hour, and an unknown one is answered`(on engine: Dialect)
        async throws
    {
        let scene = try await CallScene(on: engine)
        let number = try await scene.database.write { tx in
            let sales = try QueueBook(tx, scene.cast.vera).add(QueueSettings(name: "Продажи"))
            var settings = NumberSettings(
                dialled: try #require(DialledNumber("8 (495) 123-45-00")),
                name: "Главный",
                queue: CallQueue.standard
            )
            settings.calendar = .office
            settings.greeting = try #require(Announcement("sound:hello"))
            settings.menu = KeyMenu(
                prompt: try #require(Announcement("sound:press-1 digits:1")),
                choices: [try #require(Digit("1")): sales.id]
            )
            settings.outOfHours = OutOfHours(way: .callback, words: try #require(Announcement("sound:closed")))
            return try NumberBook(tx, scene.cast.vera).add(settings)
        }
        let house = try await scene.database.read { try $0.houseNumbers() }
        #expect(house.numbers == [number])
        let noon = FixedTime.start
        let open = house.reception(of: "74951234500", at: noon)
        #expect(open.number == number && open.way == .queue)
        #expect(open.queue(for: Digit("1")) == number.settings.menu?.choices.values.first)
        #expect(open.queue(for: Digit("7")) == CallQueue.standard && open.queue(for: nil) == CallQueue.standard)
        let plan = house.plan(open)
        #expect(plan.greeting.map(\.description) == ["sound:hello"] && plan.menu?.prompt.count == 2)
        let night = house.reception(of: "+7 495 123-45-00", at: noon + .hours(12))
        #expect(night.way == .callback && house.plan(night).menu == nil)
        #expect(house.plan(night).greeting.map(\.description) == ["sound:closed"])
        for unknown in ["", "5551234", "s", "+7 999 111 22 33"] {
            let reception = house.reception(of: unknown, at: noon)
            #expect(reception.number == nil && reception.queue == CallQueue.standard && reception.way == .queue)
        }
        await #expect(throws: NumberRefusal.taken) {
            try await scene.database.write { try NumberBook($0, scene.cast.vera).add(number.settings) }
        }
        try await scene.database.write { try NumberBook($0, scene.cast.vera).remove(number.id) }
        #expect(try await scene.database.read { try $0.houseNumbers().numbers }.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `phones whose passwords lie sealed, and are told to the exchange alone`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (box, irina) = (scene.box, try #require(scene.cast.irina.id))
        let browser = try await scene.database.write {
            try PhoneBook($0, .program, box: box).add(to: irina, .browser, named: "Браузер")
        }
        #expect(browser.extension.digits == "104", "the next that is free")
        await #expect(throws: PhoneRefusal.extensionTaken) {
            try await scene.database.write {
                try PhoneBook($0, .program, box: box).add(to: irina, named: "Ещё", as: "101")
            }
        }
        await #expect(throws: PhoneRefusal.extensionUnfit) {
            try await scene.database.write {
                try PhoneBook($0, .program, box: box).add(to: irina, named: "Ещё", as: "10\n1")
            }
        }
        await #expect(throws: RightsRefusal.self) {
            _ = try await scene.database.write { try PhoneBook($0, scene.cast.vera, box: box).account(of: browser.id) }
        }
        let accounts = try await scene.database.read { try $0.phoneAccounts(box: box) }
        #expect(accounts.count == 4 && Set(accounts.map(\.password)).count == 4)
        let told = try #require(accounts.first { $0.phone == browser })
        let text = PjsipSheet.text(of: accounts)
        for account in accounts {
            let count = text.components(separatedBy: "password = \(account.password)").count - 1
            #expect(count == (account.phone.kind == .desk ? 1 : 0))
        }
        #expect(text.contains("callerid = \"Ирина Соколова\" <101>"))
        #expect("\(told)" == "PhoneAccount 104")
        let members = QueueMembersSheet.text(of: accounts.map(\.phone)).split(separator: "\n").dropFirst()
        #expect(members == ["member => PJSIP/101", "member => PJSIP/102", "member => PJSIP/103"], "a page is no phone")
        try await scene.database.write { try PhoneBook($0, .program, box: box).renewPassword(of: browser.id) }
        let renewed = try await scene.database.write { try PhoneBook($0, .program, box: box).account(of: browser.id) }
        #expect(renewed.password != told.password)
        let journal = try await scene.database.read { snapshot in
            try snapshot.values("SELECT data FROM journal WHERE subject_kind = 'phone'", as: String.self).joined()
        }
        #expect(!journal.contains(told.password) && !journal.contains(renewed.password))
        try await scene.database.write { try PhoneBook($0, .program, box: box).remove(browser.id) }
        #expect(try await scene.database.read { try $0.phones(of: [irina]) }.map(\.extension.digits) == ["101"])
    }

    @Test(arguments: TestDatabase.engines)
    func `phones of one's own, whose settings are fetched by a link for a day`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (box, irina, oleg) = (scene.box, scene.cast.irina, scene.cast.oleg)
        func book<Result: Sendable>(
            _ member: Member,
            _ act: @escaping @Sendable (PhoneBook) throws -> Result
        ) async throws -> Result {
            try await scene.database.write { try act(PhoneBook($0, member, box: box)) }
        }
        func fetch(_ secret: Secret) async throws -> PhoneAccount {
            try await scene.database.write { try PhoneLink.account(secret, box: box, in: $0) }
        }
        let own = try #require(irina.id)
        let phone = try await book(irina) { try $0.add(to: own, named: "Дом") }
        await #expect(throws: RightsRefusal.self) { try await book(oleg) { try $0.account(of: phone.id) } }
        await #expect(throws: RightsRefusal.self) { try await book(oleg) { try $0.add(to: own, named: "Чужой") } }
        await #expect(throws: RightsRefusal.self) { try await book(oleg) { try $0.link(to: phone.id) } }
        let account = try await book(irina) { try $0.account(of: phone.id) }
        let first = try await book(irina) { try $0.link(to: phone.id) }.secret
        #expect(try await fetch(first) == account)
        let text = account.settingsFile(server: "exchange.example:5060")
        #expect(text.contains("sip_user = \(phone.extension.digits)\nsip_password = \(account.password)\n"))
        let second = try await book(irina) { try $0.link(to: phone.id) }.secret
        await #expect(throws: PhoneRefusal.linkOver) { _ = try await fetch(first) }
        scene.time.advance(by: .hours(23))
        #expect(try await fetch(second).phone == phone)
        scene.time.advance(by: .hours(1))
        await #expect(throws: PhoneRefusal.linkOver) { _ = try await fetch(second) }
        let third = try await book(irina) { try $0.link(to: phone.id) }.secret
        try await book(irina) { try $0.renewPassword(of: phone.id) }
        await #expect(throws: PhoneRefusal.linkOver) { _ = try await fetch(third) }
        let told = try await scene.database.read { try $0.history(of: phone.eventSubject) }.map(\.kind.name)
        #expect(told.filter { $0 == "phone.settings-fetched" }.count == 2)
        #expect(told.contains("phone.settings-shown") && told.contains("phone.link-made"))
    }

    @Test func `no name that could say something else to the exchange`() throws {
        let phone = Phone(
            id: .init(rawValue: 1),
            person: .init(rawValue: 1),
            extension: try #require(Extension("101")),
            name: "x",
            kind: .desk,
            removed: nil
        )
        let name = PersonName(family: "\"\n[evil]\ntype=endpoint;", given: "<Bob>")
        let text = PjsipSheet.text(of: [PhoneAccount(phone: phone, owner: name, password: "p")])
        #expect(text.contains("callerid = \"Bob eviltypeendpoint\" <101>"), "\(text)")
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("[") }.count == 3)
    }
}
