import Basics
import Foundation
import Testing

@testable import Telephony

@Suite struct `Whatever happens to a call` {
    private static let lives = 600

    private func live(_ mischief: PaperExchange.Mischief, _ look: (RandomLife, UInt64) throws -> Void) rethrows {
        for seed in 0..<UInt64(Self.lives) {
            var life = RandomLife(seed: seed, mischief)
            life.run(steps: 80)
            life.fallSilent()
            try look(life, seed)
        }
    }

    static let mischiefs: [PaperExchange.Mischief] = [
        .init(), .init(doubling: 0.3, lateness: 0.2), .init(loss: 0.3, lateness: 4),
        .init(loss: 0.1, doubling: 0.2, lateness: 2, refusal: 0.15), .init(loss: 1),
    ]

    @Test(arguments: mischiefs)
    func `it ends, with one record, and no two agents came to its caller`(_ mischief: PaperExchange.Mischief) throws {
        try live(mischief) { life, seed in
            #expect(life.trial.machine.isOver, "\(seed): \(life.trial.machine.phase)")
            #expect(life.trial.records.count == 1, "\(seed)")
            #expect(life.mostAgents <= 1, "\(seed)")
            let record = try #require(life.trial.records.first)
            try check(record, seed)
        }
    }

    /// Its seconds are all accounted for, each once.
    private func check(_ record: CallRecord, _ seed: UInt64) throws {
        #expect(record.ended <= record.closed, "\(seed)")
        let spent = Stage.allCases.reduce(Duration.zero) { $0 + record.time($1) }
        #expect(spent == record.ended - record.began, "\(seed)")
        for (span, next) in zip(record.spans, record.spans.dropFirst()) { #expect(span.to == next.from, "\(seed)") }
        for leg in record.legs {
            #expect(leg.talk >= .zero && leg.ring >= .zero && leg.wrapUp <= .seconds(30), "\(seed)")
            #expect((leg.talk > .zero) <= (leg.outcome == .spoke || leg.outcome == .handedOver), "\(seed): \(leg)")
        }
    }

    @Test func `it can be kept, and taken up by a program that has forgotten everything else`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var life = RandomLife(seed: seed, .init())
            life.run(steps: Int(seed % 40))
            let kept = try JSONEncoder().encode(life.trial.machine)
            #expect(try JSONDecoder().decode(CallMachine.self, from: kept) == life.trial.machine)
            try life.restart()
            #expect(life.trial.machine.isOver, "\(seed): \(life.trial.machine.phase)")
            #expect(life.trial.records.count == 1, "\(seed)")
        }
    }

    @Test func `nothing is written of it a second time`() {
        var life = RandomLife(seed: 5, .init())
        life.run(steps: 80)
        life.fallSilent()
        var trial = life.trial
        trial.enter("c-1")
        trial.leave(Trial.caller)
        trial.take(.lost)
        trial.take(.found(ExchangeSnapshot(started: nil, channels: [], bridges: [])))
        trial.wish(.hangUp)
        trial.take(.alarm(.longest))
        #expect(trial.records.count == 1)
    }
}

extension Bool {
    /// Implication.
    fileprivate static func <= (left: Bool, right: Bool) -> Bool { !left || right }
}
