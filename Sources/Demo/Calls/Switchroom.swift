import Basics
import CallCenter
import Clients
import Desk
import People
import Store
import Telephony

/// Writes down what happens at the telephone of the demonstration company, as the house itself would have.
struct Switchroom {
    let tx: Transaction
    let telephone: DemoTelephone
    let people: [Person.ID]
    let sounds: [CallID: WrittenSound]
    let messages: [PlannedCall]

    /// At which the company is called; no number in Moscow begins with 0.
    static let digits = "+74950100200"
    private static let free = "+78000100200"
    private static let support = "Техническая поддержка"

    /// Waits for all that these acts are alone with, before anything is read.
    func waitFor(_ entries: some Sequence<CallStory.Entry>) throws {
        let calls = entries.compactMap { entry in
            if case .over(let call) = entry.act { CallKeeper.turnstiles(of: call.record) } else { nil }
        }
        try tx.alone(on: calls.reduce(Set(people.map(AgentDesk.turnstile))) { $0.union($1) })
    }

    func perform(_ act: CallStory.Act) throws {
        switch act {
        case .install: try install()
        case .ready(let place): _ = try AgentDesk(tx, try member(place)).ready(people[place])
        case .lunch(let place): _ = try AgentDesk(tx, try member(place)).rest(people[place], .pause(.lunch, until: nil))
        case .away(let place): _ = try AgentDesk(tx, try member(place)).rest(people[place], .away)
        case .onCall(let place): try hear(.callBegan, place)
        case .offCall(let place, let wrapUp): try hear(.callEnded(wrapUp: wrapUp), place)
        case .wrappedUp(let place): try hear(.wrappedUp, place)
        case .over(let call): try keep(call)
        }
    }

    private func member(_ place: Int) throws -> Member { try tx.member(people[place]) }

    private func hear(_ turn: AgentTurn, _ place: Int) throws {
        try AgentDesk(tx, .program).hear(turn, of: people[place])
    }

    private func install() throws {
        let queues = QueueBook(tx, .program)
        if let standard = try tx.callQueues()[CallQueue.standard] {
            var settings = standard.settings
            settings.callbackKey = Digit("1")
            settings.unattended = .voiceMail
            try queues.change(standard.id, version: standard.version, to: settings)
        }
        var support = QueueSettings(name: Self.support, line: .second)
        support.overflow = QueueSettings.Overflow(after: .seconds(90), to: .queue(CallQueue.standard))
        let second = try queues.add(support)
        let numbers = NumberBook(tx, .program)
        if let number = DialledNumber(Self.digits) {
            var settings = NumberSettings(dialled: number, name: "Единый номер")
            settings.outOfHours = OutOfHours(way: .voiceMail)
            settings.calendar = try tx.deadlinePolicy().sheet.calendars.first?.key
            try numbers.add(settings)
        }
        if let number = DialledNumber(Self.free) {
            try numbers.add(NumberSettings(dialled: number, name: "Поддержка, бесплатно по России", queue: second.id))
        }
        let phones = PhoneBook(tx, .program, box: telephone.secrets)
        for (place, person) in people.enumerated() {
            try phones.add(to: person, named: "Стол", as: "\(101 + place)")
        }
    }

    private func keep(_ call: PlannedCall) throws {
        var context = CallContext(language: .russian)
        context.queue = call.number % 5 == 2 && !call.isOutgoing ? try queue(Self.support) : CallQueue.standard
        context.number = try tx.serviceNumbers().first { $0.settings.dialled.description == Self.digits }?.id
        if call.isOutgoing { (context.queue, context.number) = (nil, nil) }
        if call.course == .voiceMail { context.way = .voiceMail }
        let sound = sounds[call.name].map { [call.recording: $0] } ?? [:]
        try CallKeeper(tx, words: telephone.words).take(
            call.record,
            context,
            said: call.sheet(try tx.callMatters()),
            sounds: sound
        )
    }

    private func queue(_ name: String) throws -> CallQueue.ID? {
        try tx.callQueues().all.first { $0.settings.name == name }?.id
    }

    /// What nobody has seen to yet.
    func close() throws {
        for message in messages { try keep(message) }
        try openRound()
    }

    /// Whom somebody is to call one after another from now on.
    private func openRound() throws {
        guard let head = try tx.people(PeopleFilter(role: .serviceHead), limit: 1).first, let manager = people.first
        else {
            return
        }
        let book = CallRoundBook(tx, try tx.member(head.id))
        let round = try book.add(
            CallRoundSettings(
                name: "Продление договоров",
                words: "Договор кончается через месяц. Спросить, продлеваем ли на тех же условиях, и что изменилось."
            )
        )
        guard try book.add(ClientFilter(kind: .organisation, ownManager: manager), to: round.id) > 0 else { return }
        try book.start(round.id)
    }
}
