import Basics
import Foundation
import Testing

@testable import Telephony

/// SPEC T4.
@Suite struct `A call whose exchange is away` {
    /// Of what is recorded.
    private let ears: [ChannelID] = ["c-r1.outsider.ear", "c-r1.house.ear"]

    private func snapshot(_ channels: [ChannelID], _ bridges: [Bridge], started: Moment? = nil) -> ExchangeSnapshot {
        ExchangeSnapshot(started: started, channels: channels.map { .sample($0) }, bridges: bridges)
    }

    @Test func `goes on when both are still there`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.take(.lost)
        #expect(trial.asked.isEmpty)
        trial.pass(30)
        let bridges: [Bridge] = [.sample("c-room", ["caller", "c-1"]), .sample("highrock-hold")]
        trial.take(.found(snapshot(["caller", "c-1"] + ears, bridges)))
        #expect(trial.asked.isEmpty)
        trial.pass(5)
        trial.leave(Trial.caller)
        trial.leave("c-1")
        trial.passAll()
        #expect(trial.records.first?.time(.talking) == .seconds(45))
    }

    @Test func `ends with it when it was started anew, after the time that was true`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.take(.lost)
        trial.pass(6)
        trial.take(.found(snapshot([], [], started: trial.now)))
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.end == .exchangeLost)
        #expect(record.time(.talking) == .seconds(10))
    }

    @Test func `ends with it also when the clock of the exchange is an hour behind ours`() {
        let channel = Channel(
            id: Trial.caller,
            name: "PJSIP/trunk",
            state: .ring,
            arguments: [],
            caller: CallerName(name: "", number: ""),
            dialled: "100",
            isOurs: true,
            created: .after(-3_600)
        )
        var trial = Trial(CallMachine("c", from: channel, to: "100", by: .plain, at: .noon))
        trial.pass(10)
        trial.take(.lost)
        trial.pass(6)
        trial.take(.found(snapshot([], [], started: .after(-3_588))))
        trial.passAll()
        #expect(trial.records.map(\.end) == [.exchangeLost])
    }

    @Test func `rings for no longer than it was to when we begin anew`() throws {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(5)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.pass(3)
        try trial.restart()
        let channels: [Channel] = [.sample("caller"), .sample("c-1", .ringing)]
        let rooms: [Bridge] = [.sample("highrock-hold", ["caller"])]
        trial.take(.found(ExchangeSnapshot(started: nil, channels: channels, bridges: rooms)))
        trial.pass(6.9)
        #expect(trial.seeks == [false])
        trial.pass(0.2)
        #expect(trial.seeks == [false, true])
    }

    @Test func `has ended unseen when the caller is not there any longer, and the agent's phone is put down`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.take(.lost)
        trial.pass(6)
        trial.take(.found(snapshot(["c-1"], [.sample("c-room", ["c-1"])], started: .after(-1000))))
        #expect(trial.asked == [.hangUp("c-1", .normal)])
        trial.leave("c-1")
        trial.passAll()
        #expect(trial.records.map(\.end) == [.unseen])
    }

    @Test func `is connected with a phone that was answered meanwhile`() {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.take(.lost)
        trial.pass(2)
        trial.take(.found(snapshot(["caller", "c-1"], [.sample("highrock-hold", ["caller"])])))
        #expect(trial.agent == "c-1")
        #expect(trial.asked.contains(.join(["c-1", Trial.caller], "c-room")))
    }

    @Test func `looks for another agent when the phone that rang is gone`() {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.take(.lost)
        trial.take(.found(snapshot(["caller"], [.sample("highrock-hold", ["caller"])])))
        #expect(trial.seeks == [false, true])
    }

    @Test func `takes its seats again when it finds others`() {
        var trial = Trial.talking()
        trial.take(.lost)
        trial.take(.found(snapshot(["caller", "c-1"] + ears, [.sample("highrock-hold", ["caller"])])))
        #expect(
            trial.asked == [.makeBridge("c-room", .mixing), .join(["c-1", Trial.caller], "c-room")]
        )
    }

    @Test func `is given up in the end, and what is still said there is left alone`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.take(.lost)
        trial.pass(601)
        #expect(!trial.asked.contains { if case .hangUp = $0 { true } else { false } })
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.end == .exchangeLost)
        #expect(record.time(.talking) == .seconds(10))
    }

    @Test func `is the same after it was kept and read again`() throws {
        let trial = Trial.talking()
        let kept = try JSONEncoder().encode(trial.machine)
        #expect(try JSONDecoder().decode(CallMachine.self, from: kept) == trial.machine)
    }
}
