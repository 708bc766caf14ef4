import Basics
import Deadlines
import Desk
import Telephony

/// All that decides what happens to a call when it comes in: the numbers, the queues, the hours.
package struct HouseNumbers: Sendable {
    package let numbers: [ServiceNumber]
    package let queues: CallQueues
    private let policy: DeadlinePolicy
    private let byDigits: [DialledNumber: ServiceNumber]

    package init(_ numbers: [ServiceNumber], queues: CallQueues, policy: DeadlinePolicy) {
        self.numbers = numbers
        self.queues = queues
        self.policy = policy
        byDigits = Dictionary(numbers.map { ($0.settings.dialled, $0) }) { first, _ in first }
    }

    /// How a call to this number is received at this moment. A number that nobody has set up is received by the standard queue.
    package func reception(of dialled: String, at now: Moment) -> Reception {
        guard let number = DialledNumber(dialled).flatMap({ byDigits[$0] }) else {
            return Reception(queue: queues.open(CallQueue.standard))
        }
        let settings = number.settings
        let isOpen = settings.calendar.map { policy.calendar($0).isWorking(at: now) } ?? true
        return Reception(
            number: number,
            queue: queues.open(settings.queue),
            choices: isOpen ? settings.menu?.choices.mapValues(queues.open) ?? [:] : [:],
            way: isOpen ? .queue : Reception.Way(settings.outOfHours.way)
        )
    }

    /// The same as the exchange is told it.
    package func plan(_ reception: Reception) -> CallPlan {
        var plan = CallPlan()
        let settings = reception.number?.settings
        plan.language = settings?.language
        plan.next = reception.way.next
        if reception.way == .queue {
            plan.greeting = settings?.greeting.sounds ?? []
        } else {
            let words = settings?.outOfHours.words.sounds ?? []
            plan.greeting = words.isEmpty ? Self.nobodyThere : words
        }
        if !reception.choices.isEmpty, let prompt = settings?.menu?.prompt {
            plan.menu = Menu(prompt: prompt.sounds, keys: Set(reception.choices.keys))
        }
        plan.branches = reception.choices.compactMapValues { queues[$0].map { CallPlan.Branch($0.settings) } }
        if let queue = queues[reception.queue]?.settings {
            plan.isRecorded = queue.isRecorded
            plan.callbackKey = queue.callbackKey
            plan.wrapUp = queue.wrapUp
        }
        return plan
    }
}

extension CallPlan.Branch {
    fileprivate init(_ queue: QueueSettings) {
        self.init(isRecorded: queue.isRecorded, callbackKey: queue.callbackKey, wrapUp: queue.wrapUp)
    }
}

extension HouseNumbers {
    /// How a call out is dealt with.
    /// - Parameter queue: whose work it is; the standard one where nil.
    func planOut(queue: CallQueue.ID?) -> CallPlan {
        var plan = CallPlan()
        if let settings = queues[queue ?? CallQueue.standard]?.settings {
            plan.isRecorded = settings.isRecorded
            plan.wrapUp = settings.wrapUp
        }
        return plan
    }

    /// Where nobody has chosen words: of Asterisk's own sounds, which there are in each language.
    private static let nobodyThere: [Sound] = [.named("vm-nobodyavail"), .named("vm-goodbye")]
}

/// How one call is received.
package struct Reception: Sendable, Hashable {
    /// Nil for one that nobody has set up: such calls are answered, and seen as what they are.
    package let number: ServiceNumber?
    /// Where the caller waits who chooses nothing.
    package let queue: CallQueue.ID
    package let choices: [Digit: CallQueue.ID]
    package let way: Way

    init(
        number: ServiceNumber? = nil,
        queue: CallQueue.ID,
        choices: [Digit: CallQueue.ID] = [:],
        way: Way = .queue
    ) {
        self.number = number
        self.queue = queue
        self.choices = choices
        self.way = way
    }

    package enum Way: String, Sendable, Codable {
        /// Somebody is to answer.
        case queue
        case voiceMail = "voice-mail"
        case callback
        case goodbye
    }

    /// The same, dealt with another way.
    func received(_ way: Way) -> Reception {
        Reception(number: number, queue: queue, choices: choices, way: way)
    }

    /// Where a caller waits who has pressed this key, or none.
    package func queue(for key: Digit?) -> CallQueue.ID {
        key.flatMap { choices[$0] } ?? queue
    }
}

extension Reception.Way {
    private static let longestMessage = Duration.minutes(3)

    /// What becomes of one who has heard the words.
    fileprivate var next: CallPlan.Next {
        switch self {
        case .queue: .queue
        case .voiceMail: .message(atMost: Self.longestMessage)
        case .callback, .goodbye: .goodbye
        }
    }

    package init(_ way: OutOfHours.Way) {
        switch way {
        case .voiceMail: self = .voiceMail
        case .callback: self = .callback
        case .goodbye: self = .goodbye
        }
    }

    /// What is done for callers to a queue that nobody is on duty for.
    package init(_ unattended: QueueSettings.Unattended) {
        switch unattended {
        case .wait: self = .queue
        case .voiceMail: self = .voiceMail
        case .callback: self = .callback
        }
    }
}
