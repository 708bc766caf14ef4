import Basics
import CallCenter
import Store
import Telephony

/// What there is of calls in the story, thought up when the last fortnight has come and the clients are known.
struct CallDiary: Sendable {
    typealias Room = @Sendable (Transaction) -> Switchroom

    private let company: DemoCompany
    private let frame: Frame
    private var story: CallStory?
    private(set) var switchroom: Room?

    init(_ company: DemoCompany, _ frame: Frame) {
        self.company = company
        self.frame = frame
    }

    /// - Parameter moment: as far as the story has come.
    mutating func read(on moment: Moment?, _ chronicle: Chronicle) async throws {
        guard story == nil, let telephone = company.telephone, let moment, moment >= frame.callsBegin else { return }
        let story = CallStory(frame, chronicle.crew, chronicle.clients)
        let keeping = SoundKeeping(company.database, sealedWith: telephone.contentKey)
        var sounds: [CallID: WrittenSound] = [:]
        for call in story.heardCalls {
            var voices = Voices(seed: call.number)
            let sides = call.course == .voiceMail ? 1 : 2
            let samples = voices.talk(seconds: Int(call.talk.components.seconds), sides: sides)
            sounds[call.name] = try await keeping.keep(samples, channels: sides, as: call.recording)
        }
        switchroom = { [people = story.people, messages = story.messages, sounds] tx in
            Switchroom(tx: tx, telephone: telephone, people: people, sounds: sounds, messages: messages)
        }
        self.story = story
    }

    mutating func take(before moment: Moment) -> [CallStory.Entry] {
        story?.take(before: moment) ?? []
    }
}

extension Frame {
    /// The evening before the first day with calls.
    var callsBegin: Moment { (today.workingDaysAgo(CallStory.days) - 1).at(hour: 20) }
}
