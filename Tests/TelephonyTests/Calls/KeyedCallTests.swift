import Basics
import Testing

@testable import Telephony

/// Somebody dials by the keys of a desk phone, whose channel is with us before the call begins.
@Suite struct `A call that is dialled by keys` {
    private static let errand = Errand(
        phone: .anna,
        patience: .zero,
        number: Endpoint(technology: "PJSIP", resource: "79161234567@trunk"),
        name: CallerName(name: "", number: "+79161234567"),
        ringing: .seconds(60)
    )

    private func begin() -> Trial {
        Trial(CallMachine("c", from: Trial.desk, out: Self.errand, by: .plain, at: .noon))
    }

    private func reaching() -> Trial {
        var trial = begin()
        trial.enter("c-0")
        return trial
    }

    @Test func `rings the other at once, and is answered when the other is`() throws {
        var trial = begin()
        #expect(trial.asked.first == .indicateRinging(Trial.desk))
        guard case .prepare(let leg) = trial.asked.last else { throw TelephonyFault.timedOut }
        #expect(leg.endpoint == Self.errand.number && leg.channel == "c-0")
        #expect(trial.news == [.ringing(Trial.desk, .anna)])
        trial.enter("c-0")
        let asked: [ExchangeRequest] = [.show(nil, by: Trial.desk), .dial("c-0", for: .seconds(60), by: Trial.desk)]
        #expect(trial.asked == asked, "nobody is in a room yet")
        trial.pass(8)
        trial.hear(.dialling(.sample("c-0"), .answered))
        #expect(
            trial.asked.prefix(3) == [
                .answer(Trial.desk), .makeBridge("c-room", .mixing), .join([Trial.desk, "c-0"], "c-room"),
            ]
        )
        #expect(trial.news.last == .answered(Trial.desk, .anna))
        trial.pass(30)
        trial.leave("c-0")
        trial.leave(Trial.desk)
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.direction == .outgoing && record.end == .outsider)
        #expect(record.time(.reaching) == .seconds(8) && record.time(.talking) == .seconds(30))
        #expect(record.legs.map(\.outcome) == [.spoke] && record.legs.map(\.ring) == [.zero])
    }

    @Test(arguments: [HangupCause.busy, .unallocated, .noAnswer])
    func `tells the phone why nobody was reached, which says so as phones do`(_ cause: HangupCause) {
        var trial = reaching()
        trial.hear(.hangupAsked(.sample("c-0"), cause))
        trial.leave("c-0")
        #expect(trial.asked == [.hangUp(Trial.desk, cause)])
        trial.leave(Trial.desk)
        #expect(trial.records.map(\.end) == [.notReached])
        #expect(trial.records.first?.cause == cause)
    }

    @Test func `ends with the phone that dialled`() {
        var trial = reaching()
        trial.leave(Trial.desk)
        #expect(trial.asked == [.hangUp("c-0", .normal)])
        trial.leave("c-0")
        #expect(trial.records.map(\.end) == [.agent(.anna)])
    }

    @Test func `ends where the phone was gone before the call began`() {
        var trial = begin()
        trial.take(.refused(.indicateRinging(Trial.desk), .refused(.notThere, words: "")))
        trial.passAll()
        #expect(trial.records.map(\.end) == [.agent(.anna)])
    }

    @Test func `is found again by the next life of the program`() throws {
        var trial = reaching()
        try trial.restart()
        trial.take(
            .found(
                ExchangeSnapshot(
                    started: nil,
                    channels: [.sample(Trial.desk, .ring), .sample("c-0", .up)],
                    bridges: []
                )
            )
        )
        #expect(trial.agent == Trial.desk)
        #expect(trial.machine.owns(Trial.desk))
    }
}
