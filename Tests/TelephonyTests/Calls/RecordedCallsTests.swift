import Basics
import Testing

@testable import Telephony

/// The event sequences that a real Asterisk 22 told lie outside the repository; where they are not, this is skipped.
@Suite(.enabled(if: !RecordedLog.names.isEmpty, "no recorded calls beside the repository"))
struct `A call as a real exchange told it` {
    private func record(_ name: String) throws -> CallRecord {
        let replay = try Replay(RecordedLog(name))
        let trial = try #require(replay.trial, "\(name) begins no call")
        #expect(trial.machine.isOver)
        #expect(trial.records.count == 1)
        return try #require(trial.records.first)
    }

    @Test(arguments: RecordedLog.names)
    func `ends with one record, whatever it was`(_ name: String) throws {
        let replay = try Replay(RecordedLog(name))
        guard let trial = replay.trial else { return }
        #expect(trial.machine.isOver)
        #expect(trial.records.count == 1)
    }

    @Test(arguments: RecordedLog.names)
    func `is told in words that we know`(_ name: String) throws {
        for case .event(let event) in try RecordedLog(name).entries.map(\.entry) {
            #expect(event.at != nil)
            if case .other(let kind) = event.kind {
                #expect(
                    [
                        "ChannelVarset", "ChannelConnectedLine", "ChannelCallerId", "ChannelDialplan", "ChannelCreated",
                        "DeviceStateChanged", "EndpointStateChange",
                    ].contains(kind)
                )
            }
        }
    }

    @Test func `was answered, recorded and put down by the caller`() throws {
        let record = try record("01-answered-recorded")
        #expect(record.end == .outsider)
        #expect(abs(record.time(.talking) / .seconds(1) - 7) < 0.1)
        #expect(abs(record.time(.menu) / .seconds(1) - 1.59) < 0.1)
        #expect(record.cause == .normal)
        #expect(record.legs.map(\.endpoint) == [.anna])
    }

    @Test(arguments: [
        "02-abandon-in-queue", "02b-cancel-before-answer", "03-abandon-while-ringing", "17-dtmf-and-hangup-in-prompt",
    ])
    func `was abandoned`(_ name: String) throws {
        #expect(try record(name).isAbandoned)
    }

    @Test func `was answered by the second phone`() throws {
        let record = try record("04-noanswer-next-agent")
        #expect(record.legs.map(\.outcome) == [.missed, .spoke])
        #expect(record.legs.map(\.cause) == [.noAnswer, .normal])
        #expect(abs(record.legs[0].ring / .seconds(1) - 3) < 0.1)
    }

    @Test(arguments: [
        ("04b-agent-404", HangupCause.unallocated, Leg.Outcome.notReached), ("04b-agent-480", .noAnswer, .missed),
        ("04b-agent-486", .busy, .missed), ("04b-agent-500", .outOfOrder, .notReached),
        ("04b-agent-603", .rejected, .missed),
        ("04c-agent-dead-port", .noAnswer, .missed),
    ])
    func `rang a phone in vain`(_ name: String, _ cause: HangupCause, _ outcome: Leg.Outcome) throws {
        let leg = try #require(try record(name).legs.first)
        #expect(leg.cause == cause)
        #expect(leg.outcome == outcome)
    }

    @Test func `could not ring phones that are not there`() throws {
        let legs = try record("04d-agent-unregistered").legs
        #expect(!legs.isEmpty)
        #expect(legs.allSatisfy { $0.outcome == .notReached })
    }

    @Test func `was put down by the agent`() throws {
        let record = try record("05-agent-hangs-up")
        #expect(record.end == .agent(.anna))
        #expect(abs(record.time(.talking) / .seconds(1) - 1.5) < 0.1)
    }

    @Test func `was handed over after asking, by way of a conference`() throws {
        let record = try record("06-consult-transfer")
        #expect(record.transfers == 1)
        #expect(record.legs.map(\.endpoint) == [.anna, .boris])
        #expect(record.legs.map(\.outcome) == [.handedOver, .spoke])
        #expect(abs(record.time(.held) / .seconds(1) - 2.64) < 0.1)
        #expect(record.end == .agent(.boris))
    }

    @Test func `was on hold by the phone's own key`() throws {
        #expect(abs(try record("16-agent-hold-reinvite").time(.held) / .seconds(1) - 2) < 0.1)
    }

    @Test func `went out and was answered`() throws {
        let record = try record("08-click-to-call-originate")
        #expect(record.direction == .outgoing)
        #expect(abs(record.time(.talking) / .seconds(1) - 2.2) < 0.1)
        #expect(abs(record.time(.reaching) / .seconds(1) - 3.5) < 0.1)
    }

    @Test(arguments: [
        ("08b-c2c-cust-404", HangupCause.unallocated), ("08b-c2c-cust-486", .busy),
        ("08b-c2c-cust-noanswer", .noAnswer),
    ])
    func `went out and reached nobody`(_ name: String, _ cause: HangupCause) throws {
        let record = try record(name)
        #expect(record.end == .notReached)
        #expect(record.cause == cause)
    }
}
