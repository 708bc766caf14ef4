import Basics
import Testing

@testable import Telephony

/// Both sides of a conversation, each by itself.
@Suite struct `A conversation that is recorded` {
    private let hungUp: [ExchangeRequest] = [
        .hangUp("c-r1.outsider.ear", .normal), .hangUp("c-r1.house.ear", .normal),
    ]
    private let paused: [ExchangeRequest] = [.pauseRecording("c-r1.outsider"), .pauseRecording("c-r1.house")]
    private let resumed: [ExchangeRequest] = [.resumeRecording("c-r1.outsider"), .resumeRecording("c-r1.house")]

    private func begun() -> Trial {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.enter("c-1")
        return trial
    }

    private func finished(_ trial: Trial) throws -> CallRecord {
        var trial = trial
        trial.leave(Trial.caller)
        trial.leave("c-1")
        trial.passAll()
        return try #require(trial.records.first)
    }

    @Test func `has an ear for each side, and each ear's sound a name of its own`() throws {
        var trial = begun()
        trial.enter("c-r1.outsider.ear")
        #expect(trial.asked == [.record("c-r1.outsider.ear", as: "c-r1.outsider")])
        trial.enter("c-r1.outsider.ear")
        #expect(trial.asked.isEmpty, "it was told twice")
        trial.enter("c-r1.house.ear")
        #expect(trial.asked == [.record("c-r1.house.ear", as: "c-r1.house")])
        #expect(try finished(trial).recordings.isEmpty, "nothing has said that there is any sound")
        trial.beginRecording("c-r1")
        #expect(try finished(trial).recordings == ["c-r1"])
    }

    @Test func `keeps nothing of a card's number, also when it is put on hold meanwhile`() {
        var trial = Trial.talking()
        trial.wish(.pauseRecording)
        #expect(trial.asked == paused)
        trial.wish(.hold)
        trial.wish(.retrieve)
        #expect(Set(trial.asked).isDisjoint(with: resumed))
        trial.wish(.resumeRecording)
        #expect(trial.asked == resumed)
    }

    @Test func `is paused as soon as it begins when that was wished for before`() {
        var trial = begun()
        trial.wish(.pauseRecording)
        #expect(trial.asked.isEmpty, "nothing is recorded yet")
        trial.enter("c-r1.house.ear")
        trial.hear(.recording(Recording(name: "c-r1.house", length: nil, cause: nil)))
        #expect(trial.asked == [.pauseRecording("c-r1.house")])
    }

    @Test(arguments: [TelephonyFault.timedOut, .refused(.conflict, words: ""), .refused(.notThere, words: "")])
    func `ends rather than go on when it can't be paused`(_ fault: TelephonyFault) {
        var trial = Trial.talking()
        trial.wish(.pauseRecording)
        trial.take(.refused(.pauseRecording("c-r1.house"), fault))
        #expect(trial.asked == hungUp)
        #expect(trial.news.last == .recordingFailed("c-r1"))
        trial.wish(.resumeRecording)
        #expect(trial.asked.isEmpty)
        #expect(trial.agent == "c-1", "the conversation goes on")
    }

    @Test func `goes on when nothing can be recorded`() throws {
        var trial = begun()
        trial.take(.refused(.hear(Trial.caller, .house, as: "c-r1.house.ear"), .refused(.failed, words: "disk full")))
        #expect(trial.news.last == .recordingFailed("c-r1"))
        #expect(trial.agent == "c-1")
        trial.wish(.hold)
        #expect(trial.asked == [.join([Trial.caller], CallPlan.commonHoldRoom)])
        #expect(try finished(trial).recordings == ["c-r1"], "that it is missing is to be seen")
    }

    @Test func `goes on when a full disk has ended the recording, of which there is a part`() throws {
        var trial = Trial.talking()
        trial.hear(.recorded(Recording(name: "c-r1.house", length: .seconds(3), cause: nil)))
        #expect(trial.news.last == .recordingFailed("c-r1"))
        #expect(trial.asked == hungUp)
        trial.leave("c-r1.house.ear")
        trial.hear(.recorded(Recording(name: "c-r1.outsider", length: .seconds(3), cause: nil)))
        #expect(trial.news.count { $0 == .recordingFailed("c-r1") } == 1)
        let record = try finished(trial)
        #expect(record.recordings == ["c-r1"] && record.brokenOff == "c-r1")
    }

    @Test func `is not complained of when the caller was just about to leave`() throws {
        var trial = begun()
        let request = ExchangeRequest.hear(Trial.caller, .outsider, as: "c-r1.outsider.ear")
        trial.take(.refused(request, .refused(.notThere, words: "")))
        #expect(!trial.news.contains(.recordingFailed("c-r1")))
        let record = try finished(trial)
        #expect(record.recordings.isEmpty && record.brokenOff == nil)
    }

    @Test func `is taken up after a while in which nothing was told`() throws {
        var trial = begun()
        trial.take(.lost)
        let people: [Channel] = [.sample(Trial.caller), .sample("c-1")]
        let ears: [Channel] = [.sample("c-r1.outsider.ear"), .sample("c-r1.house.ear")]
        let rooms: [Bridge] = [.sample("c-room", [Trial.caller, "c-1"]), .sample(CallPlan.commonHoldRoom)]
        trial.take(.found(ExchangeSnapshot(started: nil, channels: people + ears, bridges: rooms)))
        #expect(
            trial.asked == [
                .record("c-r1.outsider.ear", as: "c-r1.outsider"), .record("c-r1.house.ear", as: "c-r1.house"),
            ]
        )
        trial.take(.lost)
        trial.wish(.pauseRecording)
        trial.take(.found(ExchangeSnapshot(started: nil, channels: people + ears, bridges: rooms)))
        #expect(trial.asked == paused, "what began meanwhile is paused like all")
        trial.take(.lost)
        let stray = Channel.sample("c-r9.house.ear")
        trial.take(.found(ExchangeSnapshot(started: nil, channels: people + [ears[0], stray], bridges: rooms)))
        #expect(Set(trial.asked) == Set(hungUp + [.hangUp("c-r9.house.ear", .normal)]), "one that has lost a side ends")
        #expect(try finished(trial).recordings == ["c-r1"])
    }
}
