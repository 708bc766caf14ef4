import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// What is followed step by step when a client is dissatisfied (SPEC L5).
@Suite struct `A guide` {
    private static let conflict = Guide.ID(rawValue: 1)

    @Test(arguments: TestDatabase.engines)
    func `comes with the house, whole and in both languages`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let guide = try #require(try await database.read { try $0.guide(Self.conflict) })
        let document = try #require(guide.published)
        #expect(guide.edition == 2 && guide.draft == nil && document.faults.isEmpty)
        #expect(document.steps.filter { $0.opens == .escalation }.map(\.id) == ["head"])
        let before = try await database.read { try $0.guideDocument(Self.conflict, edition: 1) }
        #expect(before?.steps.count == document.steps.count && before?.step("head")?.opens == nil)
        #expect(document.steps.count >= 12)
        #expect(document.distance(from: document.first) == 3)
        #expect(GuideDocument(json: document.json) == document)
    }

    @Test func `can't be followed with steps that lead nowhere, to no end or are reached by no way`() throws {
        let good = Self.small
        #expect(good.faults.isEmpty)
        var document = good
        document.steps[0].branches[0].to = "none"
        #expect(document.faults.contains(.leadsNowhere(step: "a", branch: "дальше")))
        document = good
        document.steps[1].branches = [.init(id: "back", name: .init(ru: "назад", en: "back"), to: "a")]
        document.steps[0].branches.removeLast()
        #expect(document.faults.contains(.endless(step: "a")) && document.faults.contains(.unreachable(step: "c")))
        document = good
        document.first = "z"
        #expect(document.faults == [.noFirst("z")])
        document = good
        document.steps[2].say.en = "  "
        #expect(document.faults == [.untold(step: "c", field: "say", .english)])
        document = good
        document.steps[2].id = "a"
        #expect(document.faults.contains(.stepTwice("a")))
        document = good
        document.steps[1].id = "Шаг 1"
        #expect(document.faults.contains(.badStepName("Шаг 1")))
        document = good
        document.steps = []
        #expect(document.faults == [.noSteps])
        document = good
        document.steps[2].name.ru = String(repeating: "я", count: 101)
        #expect(document.faults == [.tooLong(step: "c", field: "name")])
    }

    @Test func `is sound exactly when every walk can end, whatever its shape`() {
        var random = SeededRandom(seed: 29)
        for _ in 0..<400 {
            let count = Int.random(in: 1...6, using: &random)
            let steps = (0..<count).map { place in
                GuideDocument.Step(
                    id: "s\(place)",
                    name: .init(ru: "шаг", en: "step"),
                    say: .init(ru: "скажите", en: "say"),
                    act: .init(ru: "сделайте", en: "do"),
                    branches: (0..<Int.random(in: 0...3, using: &random)).map { number in
                        .init(
                            id: "b\(number)",
                            name: .init(ru: "ветка", en: "branch"),
                            to: "s\(Int.random(in: 0..<count, using: &random))"
                        )
                    }
                )
            }
            let document = GuideDocument(name: .init(ru: "имя", en: "name"), first: "s0", steps: steps)
            // From each step that can be reached, by brute force over all walks of up to twelve steps.
            let reached = Self.walked(document, from: "s0", 12)
            let ends = Set(steps.filter(\.isEnd).map(\.id))
            let isSound =
                reached.count == count
                && steps.allSatisfy { !Self.walked(document, from: $0.id, 12).isDisjoint(with: ends) }
            #expect(document.faults.isEmpty == isSound, "\(document.json)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is followed with stamps, back, and to an end`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let irina = scene.cast.irina
        try await scene.guide { _ = try $0.beginGuide(Self.conflict, on: $1) }
        await #expect(throws: GuideRefusal.underWay) {
            try await scene.guide { _ = try $0.beginGuide(Self.conflict, on: $1) }
        }
        scene.time.advance(by: .minutes(1))
        try await scene.step("calm", "talks", note: "говорит тихо")
        await #expect(throws: GuideRefusal.movedOn) { try await scene.step("calm", "talks") }
        await #expect(throws: GuideRefusal.branchUnknown) { try await scene.step("hear", "talks") }
        try await scene.step("hear", "clear")
        try await scene.guide { _ = try $0.stepGuideBack(on: $1) }
        var guiding = try await scene.guiding()
        #expect(guiding.run?.step == "hear" && guiding.stamps.map(\.step) == ["calm"])
        #expect(guiding.stamps[0].note == "говорит тихо" && guiding.stamps[0].by == irina.id)
        for (step, branch) in [
            ("hear", "clear"), ("restate", "ours"), ("offer", "chosen"), ("agree", "agreed"), ("check", "content"),
        ] {
            try await scene.step(step, branch)
        }
        try await scene.guide { _ = try $0.endGuide(on: $1, at: "settled") }
        guiding = try await scene.guiding()
        #expect(guiding.run?.ended == scene.time.now && guiding.stamps.map(\.place) == [1, 3, 4, 5, 6, 7, 8])
        let told = try await scene.told()
        #expect(told.last?.kind == "case.guide-finished" && told.last?.facts["seconds"]?.number == 60)
        #expect(told.last?.facts["step_en"]?.text == "The conflict is over")
        // The last step back opens it again.
        try await scene.guide { _ = try $0.stepGuideBack(on: $1) }
        #expect(try await scene.guiding().run?.isUnderWay == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `is left before its end by who says why`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        try await scene.guide { _ = try $0.beginGuide(Self.conflict, on: $1) }
        await #expect(throws: GuideRefusal.reasonMissing) {
            try await scene.guide { _ = try $0.endGuide(on: $1, at: "calm", note: " ") }
        }
        try await scene.guide { _ = try $0.endGuide(on: $1, at: "calm", note: "Связь прервалась") }
        #expect(try await scene.told().last?.kind == "case.guide-left")
        let payment = scene.cast.payment.id
        await #expect(throws: ClaimRefusal.notAClaim) {
            try await scene.guide { desk, _ in _ = try desk.beginGuide(Self.conflict, on: payment) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `that is changed meanwhile goes on as it was begun`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let vera = scene.cast.vera
        try await scene.guide { _ = try $0.beginGuide(Self.conflict, on: $1) }
        try await scene.database.write { tx in
            let book = GuideBook(tx, vera)
            let shaped = try book.shape(Self.conflict, version: 1) { $0 = Self.small }
            #expect(shaped.draft == Self.small && shaped.edition == 2)
            _ = try book.publish(Self.conflict, version: shaped.version)
        }
        try await scene.step("calm", "talks")
        #expect(try await scene.guiding().step?.name.en == "Hear out and write down")
        try await scene.guide { _ = try $0.endGuide(on: $1, at: "hear", note: "заново") }
        try await scene.guide { _ = try $0.beginGuide(Self.conflict, on: $1) }
        #expect(try await scene.guiding().run?.edition == 3)
        #expect(try await scene.guiding().step?.id == "a")
    }

    @Test(arguments: TestDatabase.engines)
    func `is published only when it is sound, and by who shapes work`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, vera) = (scene.cast.irina, scene.cast.vera)
        let added = try await scene.database.write { try GuideBook($0, vera).add(.init(ru: "Звонок", en: "A call")) }
        await #expect(throws: GuideRefusal.self) {
            try await scene.database.write { _ = try GuideBook($0, vera).publish(added.id, version: added.version) }
        }
        await #expect(throws: RightsRefusal.notAllowed(.shapeWork)) {
            try await scene.database.write { _ = try GuideBook($0, irina).add(.init(ru: "Моё", en: "Mine")) }
        }
        await #expect(throws: GuideRefusal.stale) {
            try await scene.database.write { _ = try GuideBook($0, vera).shape(added.id, version: 9) { $0.addStep() } }
        }
        // What was never published is offered to nobody.
        #expect(try await scene.guiding().offered.map(\.id) == [Self.conflict])
        try await scene.database.write { try GuideBook($0, vera).close(Self.conflict) }
        #expect(try await scene.guiding().offered.isEmpty)
    }

    private static func walked(_ document: GuideDocument, from id: String, _ length: Int) -> Set<String> {
        var (seen, front) = (Set([id]), Set([id]))
        for _ in 0..<length {
            front = Set(front.flatMap { document.step($0)?.branches.map(\.to) ?? [] })
            seen.formUnion(front)
        }
        return seen
    }

    private static let small: GuideDocument = {
        func step(_ id: String, _ ways: [(String, String)]) -> GuideDocument.Step {
            GuideDocument.Step(
                id: id,
                name: .init(ru: "Шаг \(id)", en: "Step \(id)"),
                say: .init(ru: "Скажите", en: "Say"),
                act: .init(ru: "Сделайте", en: "Do"),
                branches: ways.map { .init(id: $0.0, name: .init(ru: "дальше", en: "on"), to: $0.1) }
            )
        }
        return GuideDocument(
            name: .init(ru: "Короткий", en: "Short"),
            first: "a",
            steps: [step("a", [("on", "b"), ("skip", "c")]), step("b", [("on", "c")]), step("c", [])]
        )
    }()
}

extension ClaimScene {
    fileprivate func guide(_ act: @escaping @Sendable (CaseDesk, Case.ID) throws -> Void) async throws {
        let (id, irina) = (id, cast.irina)
        try await database.write { try act(CaseDesk($0, irina), id) }
    }

    fileprivate func step(_ step: String, _ branch: String, note: String = "") async throws {
        try await guide { _ = try $0.stepGuide(on: $1, from: step, by: branch, note: note) }
    }

    fileprivate func guiding() async throws -> Guiding {
        let found = try await found()
        return try #require(try await database.read { try $0.guiding(of: found) })
    }
}
