import Basics
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Which number of ours the others see (SPEC T1).
@Suite struct `The number that we call with` {
    @Test(arguments: TestDatabase.engines)
    func `is one's own, else the nearest department's, else the house's`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let pavel = try #require(scene.cast.pavel.id)
        let numbers = try await scene.numbers(["+74951110001", "+74951110002", "+74951110003", "+74951110004"])
        #expect(try await scene.shown(for: pavel) == nil, "the exchange's own choice")
        try await scene.show(numbers[0], for: .house)
        #expect(try await scene.shown(for: pavel) == "+74951110001")
        let top = try await scene.database.write { [cast = scene.cast] tx in
            let tree = DepartmentTree(tx, cast.administrator)
            let top = try tree.add(name: "Техническая служба")
            try tree.change(cast.network.id, version: cast.network.version) { $0.parent = top.id }
            return top.id
        }
        try await scene.show(numbers[1], for: .department(top))
        #expect(try await scene.shown(for: pavel) == "+74951110002")
        try await scene.show(numbers[2], for: .department(scene.cast.network.id))
        #expect(try await scene.shown(for: pavel) == "+74951110003")
        try await scene.show(numbers[3], for: .person(pavel))
        #expect(try await scene.shown(for: pavel) == "+74951110004")
        try await scene.database.write { try NumberBook($0, scene.cast.vera).remove(numbers[3]) }
        #expect(try await scene.shown(for: pavel) == "+74951110003", "one that is ours no longer is not shown")
        try await scene.database.write { [cast = scene.cast] in
            try ShownNumberBook($0, cast.vera).forget(.department(cast.network.id))
        }
        #expect(try await scene.shown(for: pavel) == "+74951110002")
        let told = try await scene.database.read {
            try $0.values("SELECT kind FROM journal WHERE kind LIKE 'service-number.%shown'", as: String.self)
        }
        #expect(told.count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `is for who is called back the one that they had called, else their queue's`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let numbers = try await scene.numbers(["+74951110001", "+74951110002", "+74951110003"])
        try await scene.show(numbers[0], for: .house)
        try await scene.show(numbers[1], for: .queue(CallQueue.standard))
        func callback(by number: ServiceNumber.ID?, _ name: CallID, in queue: CallQueue.ID?) async throws -> String? {
            var maker = RecordMaker(name: name, talk: .zero)
            maker.began = scene.time.now
            scene.time.advance(by: .minutes(1))
            try await scene.archive.keep(try maker.record(), CallContext(number: number, queue: queue))
            return try await scene.database.read { snapshot in
                let line = try #require(try snapshot.callbacks(visibleTo: .program).first)
                return try snapshot.numberShown(for: line.callback)?.digits
            }
        }
        #expect(try await callback(by: numbers[2], "a", in: CallQueue.standard) == "+74951110003")
        #expect(try await callback(by: nil, "b", in: CallQueue.standard) == "+74951110002")
        #expect(try await callback(by: nil, "c", in: nil) == "+74951110001")
    }

    @Test(arguments: TestDatabase.engines)
    func `is shown in each kind of call out, and stands in its record`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (scene, irina) = (house.scene, house.scene.cast.irina)
        let number = try await scene.numbers(["+74951110001"])[0]
        try await scene.show(number, for: .house)
        let life = try await house.live()
        let phone = try #require(PhoneNumber("+79160001122"))
        try await scene.database.write { _ = try CallWishes($0, irina).dial(phone) }
        try await life.until { await life.board.endpoint(rungFor: "out0") != nil }
        #expect(await life.board.shown["out0"] == "+74951110001")
        await life.board.answer("out0")
        await life.board.outsiderMisses("out0", .busy)
        try await life.until { try await scene.counts()["phone_call"] == 1 }
        let kept: ServiceNumber.ID? = try await scene.database.read { try $0.value("SELECT number FROM phone_call") }
        #expect(kept == number)
        await life.end()
    }

    @Test func `is for those alone to set who shape the work`() async throws {
        let scene = try await CallScene(on: .sqlite)
        let number = try await scene.numbers(["+74951110001"])[0]
        await #expect(throws: RightsRefusal.self) {
            try await scene.database.write { try ShownNumberBook($0, scene.cast.irina).show(number, for: .house) }
        }
        await #expect(throws: QueueRefusal.notFound) {
            try await scene.show(number, for: .queue(CallQueue.ID(rawValue: 99)))
        }
    }

    @Test func `is read as it is written`() {
        let callers: [OutwardCaller] = [
            .house, .person(Person.ID(rawValue: 7)), .department(Department.ID(rawValue: 8)),
            .queue(CallQueue.standard),
        ]
        for caller in callers { #expect(OutwardCaller(caller.description) == caller) }
    }

    @Test(arguments: ["", "person", "house 1", "client 1", "person x!"])
    func `is nobody's whom nobody knows`(_ text: String) {
        #expect(OutwardCaller(text) == nil)
    }
}

extension CallScene {
    fileprivate func numbers(_ digits: [String]) async throws -> [ServiceNumber.ID] {
        try await database.write { [cast] tx in
            try digits.map { digits in
                let dialled = try #require(DialledNumber(digits))
                return try NumberBook(tx, cast.vera).add(NumberSettings(dialled: dialled, name: digits)).id
            }
        }
    }

    fileprivate func show(_ number: ServiceNumber.ID, for caller: OutwardCaller) async throws {
        try await database.write { [cast] in _ = try ShownNumberBook($0, cast.vera).show(number, for: caller) }
    }

    fileprivate func shown(for person: Person.ID) async throws -> String? {
        try await database.read { try $0.numberShown(for: person)?.digits }
    }
}
