import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// What is to be asked for again and again.
package struct NewRepetition: Sendable {
    package var to: TaskReceiver
    package var wanted: String
    /// In a few words; the first line of what is wanted when left empty.
    package var what: String
    package var rhythm: TaskRhythm
    /// How much working time each task has; nil for as much as the policy says.
    package var hours: Int?

    package init(to: TaskReceiver, wanted: String, what: String = "", rhythm: TaskRhythm, hours: Int? = nil) {
        self.to = to
        self.wanted = wanted
        self.what = what
        self.rhythm = rhythm
        self.hours = hours
    }
}

extension TaskDesk {
    /// Asks for it from the next of its days on.
    @discardableResult
    package func `repeat`(_ new: NewRepetition) throws -> TaskRepetition {
        let me = try person()
        let wanted = try Wording.text(new.wanted, of: "wanted", atMost: 5000)
        let line = try Wording.line(new.what, of: "what", mayBeEmpty: true)
        if let hours = new.hours, !(1...TaskRepetition.mostHours).contains(hours) {
            throw InvalidField("hours", "refusal.task.hours", ["most": "\(TaskRepetition.mostHours)"])
        }
        let days = try CompanyDays(tx)
        let repetition = TaskRepetition(
            id: tx.newID(),
            what: line.isEmpty ? try Wording.line(SubjectLine.of(wanted), of: "what") : line,
            wanted: wanted,
            asker: me,
            to: try assignee(new.to, nil),
            rhythm: new.rhythm,
            hours: new.hours,
            next: days.next(of: new.rhythm)
        )
        try tx.insert(repetition, at: days.beginning(of: repetition.next))
        try tx.record(.about(repetition, "task-repetition.begun"), by: member.actor)
        return repetition
    }

    /// It asks no more; what it has asked for stays. Or, after that, it asks again, from its next day on.
    @discardableResult
    package func turn(_ id: TaskRepetition.ID, on isOn: Bool) throws -> TaskRepetition {
        let me = try person()
        guard let old = try tx.findRepetition(id) else { throw TaskRefusal.repetitionNotFound }
        guard me == old.asker || member.may(.overseeWork) else { throw TaskRefusal.notAsker }
        guard isOn != (old.stopped == nil) else { return old }
        let days = try CompanyDays(tx)
        var next = old
        next.stopped = isOn ? nil : tx.now
        if isOn { next.next = days.next(of: old.rhythm) }
        next.version += 1
        try tx.save(next, at: days.beginning(of: next.next))
        let kind: Event.Kind = isOn ? "task-repetition.resumed" : "task-repetition.stopped"
        try tx.record(.about(next, kind), by: member.actor)
        return next
    }

    /// Asks for what is due by this repetition: once, however many of its days have gone by.
    func askAgain(by id: TaskRepetition.ID) throws {
        let days = try CompanyDays(tx)
        guard let old = try tx.findRepetition(id), old.stopped == nil, days.beginning(of: old.next) <= tx.now else {
            return
        }
        var next = old
        next.next = days.next(of: old.rhythm)
        next.version += 1
        let receiver = try receiver(of: old)
        if receiver == nil { next.stopped = tx.now }
        try tx.save(next, at: days.beginning(of: next.next))
        guard let receiver else {
            try tx.record(.about(next, "task-repetition.stopped"), by: .system)
            return
        }
        let due = try old.hours.map { try days.calendar.end(of: .hours($0), from: tx.now) }
        let new = NewTask(to: receiver, wanted: old.wanted, what: old.what, due: due)
        let asker = try tx.isHere(old.asker) ? old.asker : tx.heads(above: old.asker).first ?? old.asker
        _ = try write(new, by: asker, on: nil, for: TaskTurn(repetition: id, day: old.next))
    }

    /// Whoever is asked; when that person has left or the department is closed, who is next answerable.
    private func receiver(of repetition: TaskRepetition) throws -> TaskReceiver? {
        if let person = repetition.to.person, try tx.isHere(person) { return .person(person) }
        if let department = repetition.to.department, try tx.isOpen(department) { return .department(department) }
        return try tx.heads(of: repetition.to.department).first.map { .person($0) }
    }
}

/// The company's days: when they begin, and which it works on.
private struct CompanyDays {
    let calendar: WorkingTime
    private let zone: Zone
    private let today: CalendarDay

    init(_ snapshot: Snapshot) throws {
        calendar = try snapshot.deadlinePolicy().standardCalendar
        zone = Zone(calendar.calendar.zone)
        today = CalendarDay(snapshot.now, offset: zone.offset(at: snapshot.now))
    }

    func next(of rhythm: TaskRhythm) -> CalendarDay {
        rhythm.next(after: today) { !calendar.calendar.work(on: $0).isOff }
    }

    /// Midnight, or the first moment after it where the clock leaps over that.
    func beginning(of day: CalendarDay) -> Moment {
        let greenwich = Moment(milliseconds: Int64(day.number) * 86_400_000)
        let before = greenwich - .seconds(zone.offset(at: greenwich - .days(1)))
        return CalendarDay(before, offset: zone.offset(at: before)) == day
            ? before : greenwich - .seconds(zone.offset(at: greenwich + .days(1)))
    }
}

extension Event {
    fileprivate static func about(_ repetition: TaskRepetition, _ kind: Kind) -> Event {
        Event(
            kind,
            of: Subject(.taskRepetition, repetition.id),
            data: [
                "what": .text(repetition.what), "asker": Fact(repetition.asker),
                "department": Fact(repetition.to.department), "person": Fact(repetition.to.person),
                "rhythm": .text(repetition.rhythm.word.rawValue), "rhythm_day": Fact(repetition.rhythm.day),
                "next": .text(repetition.next.description),
            ]
        )
    }
}
