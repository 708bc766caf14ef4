import Basics
import Testing

@testable import Telephony

@Suite struct `A call out` {
    private static let number = Endpoint(technology: "PJSIP", resource: "79161234567@trunk")

    private func begin(showing shown: String? = nil) -> Trial {
        let errand = Errand(
            phone: .anna,
            patience: .seconds(20),
            number: Self.number,
            name: CallerName(name: "Ivan", number: "+79161234567"),
            ringing: .seconds(40),
            showing: shown
        )
        return Trial(CallMachine("c", out: errand, by: .plain, at: .noon))
    }

    /// The own phone is answered and the other rings.
    private func reaching() -> Trial {
        var trial = begin()
        trial.pass(3)
        trial.enter("c-1")
        trial.enter("c-0")
        return trial
    }

    @Test func `rings the own phone, then the other, whose tone the agent hears`() throws {
        var trial = begin()
        #expect(trial.asked.count == 1)
        trial.pass(3)
        trial.enter("c-1")
        #expect(trial.asked.suffix(2) == [.makeBridge("c-room", .mixing), .join(["c-1"], "c-room")])
        guard case .prepare(let leg) = trial.asked.first else { throw TelephonyFault.timedOut }
        #expect(leg.endpoint == Self.number)
        trial.enter("c-0")
        #expect(
            trial.asked == [
                .join(["c-0"], "c-room"), .show(nil, by: "c-1"), .dial("c-0", for: .seconds(40), by: "c-1"),
            ]
        )
        trial.pass(8)
        trial.hear(.dialling(.sample("c-0"), .answered))
        #expect(trial.asked.first == .hear("c-0", .outsider, as: "c-r1.outsider.ear"))
        trial.hear(.state(.sample("c-0", .up)))
        #expect(trial.asked.isEmpty)
        trial.pass(50)
        trial.leave("c-0")
        trial.leave("c-1")
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.direction == .outgoing)
        #expect(record.time(.arriving) == .seconds(3))
        #expect(record.time(.reaching) == .seconds(8))
        #expect(record.time(.talking) == .seconds(50))
        #expect(!record.isAbandoned)
    }

    @Test(arguments: [HangupCause.busy, .noAnswer, .unallocated])
    func `says why nobody was reached`(_ cause: HangupCause) throws {
        var trial = reaching()
        trial.hear(.hangupAsked(.sample("c-0"), cause))
        trial.leave("c-0")
        trial.leave("c-1")
        trial.passAll()
        #expect(trial.records.map(\.end) == [.notReached])
        #expect(trial.records.first?.cause == cause)
        #expect(trial.records.first?.legs.first?.wrapUp == .zero)
    }

    @Test func `ends when the own phone is not answered`() {
        var trial = begin()
        trial.hear(.destroyed(.sample("c-1"), .noAnswer))
        #expect(trial.records.map(\.end) == [.agentMissed])
    }

    @Test func `shows the number that it is to show, before it rings`() {
        var trial = begin(showing: "+74951112233")
        trial.enter("c-1")
        trial.enter("c-0")
        #expect(
            trial.asked.suffix(2) == [.show("+74951112233", by: "c-1"), .dial("c-0", for: .seconds(40), by: "c-1")]
        )
    }

    @Test func `rings nobody any longer when the agent puts the phone down`() {
        var trial = reaching()
        trial.leave("c-1")
        #expect(trial.asked == [.hangUp("c-0", .normal)])
        trial.leave("c-0")
        #expect(trial.records.map(\.end) == [.agent(.anna)])
    }
}
