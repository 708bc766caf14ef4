import Basics
import Events
import People
import Store

extension DemoCompany {
    /// Writes the story chapter by chapter; while one is written the next is thought up.
    func write(from bookmark: Bookmark) async throws {
        let frame = bookmark.frame
        var chronicle = Chronicle(frame, scale: scale, crew: try await crew(in: frame))
        let password = try await hash()
        var calls = CallDiary(self, frame)
        var number = 0
        var chapter = try chronicle.next()
        while let current = chapter {
            number += 1
            let isWritten = number <= bookmark.chapters
            if case .deeds(let deeds, let told) = current {
                let place = number
                try await calls.read(on: deeds.last?.at, chronicle)
                let entries = deeds.map { calls.take(before: $0.at) }
                let switchroom = calls.switchroom
                async let written: Void =
                    isWritten ? () : write(deeds, told, among: entries, by: switchroom, as: place, of: frame)
                chapter = try chronicle.next()
                try await written
                progress(DemoProgress(interactions: told.interactions, total: frame.interactions))
            } else {
                if !isWritten { try await move(current, as: number, password) }
                if case .hire(let employee, _) = current, let colleague = try await find(employee, in: frame) {
                    chronicle.crew.admit(colleague)
                }
                chapter = try chronicle.next()
            }
        }
        let (last, switchroom) = (calls.take(before: frame.now + .seconds(1)), calls.switchroom)
        try await database.write(at: frame.now) { tx in
            if !last.isEmpty { try switchroom?(tx).waitFor(last) }
            for entry in last { try tx.at(entry.at) { try switchroom?(tx).perform(entry.act) } }
            try tx.raiseSomeCases()
            try ClaimOffice(tx: tx).work()
            try tx.repeatErrands()
            try switchroom?(tx).close()
            try tx.markFilled()
        }
    }

    private func write(
        _ deeds: [Deed],
        _ told: Chapter.Progress,
        among entries: [[CallStory.Entry]],
        by switchroom: CallDiary.Room?,
        as place: Int,
        of frame: Frame
    ) async throws {
        try await database.write(at: deeds.first?.at) { tx in
            if entries.contains(where: { !$0.isEmpty }) { try switchroom?(tx).waitFor(entries.joined()) }
            for (deed, calls) in zip(deeds, entries) {
                for call in calls { try tx.at(call.at) { try switchroom?(tx).perform(call.act) } }
                try tx.at(deed.at) { try tx.write(deed) }
            }
            // The series must stand behind the numbers that the story has used.
            while try tx.nextNumber(in: .serviceCase) < frame.firstNumber + told.cases - 1 {}
            while try tx.nextNumber(in: .task) < frame.firstNumber + told.cases - 1 {}
            try tx.mark(chapters: place)
        }
    }

    private func move(_ chapter: Chapter, as place: Int, _ password: PasswordHash) async throws {
        switch chapter {
        case .deeds: break
        case .hire(let employee, let moment):
            try await database.write(at: moment) { tx in
                let administrator = try tx.administrator()
                let person = try Founding(tx, password).join(employee, by: administrator)
                if case .since = employee.stay { try Staff(tx, administrator).admit(person, password: password) }
                try tx.mark(chapters: place)
            }
        case .leave(let colleague, let moment):
            try await database.write(at: moment) { tx in
                try Staff(tx, try tx.administrator()).leave(colleague.id)
                try tx.mark(chapters: place)
            }
        }
    }
}

// MARK: - The crew

extension DemoCompany {
    /// The founders as the story needs them.
    private func crew(in frame: Frame) async throws -> Crew {
        try await database.read { snapshot in
            var crew = Crew()
            for unit in Unit.allCases {
                if let department = try snapshot.department(of: unit) { crew.found(unit, as: department.id) }
            }
            for employee in Employee.all where employee.isFounder {
                if let colleague = try snapshot.colleague(employee, in: frame) { crew.admit(colleague) }
            }
            return crew
        }
    }

    private func find(_ employee: Employee, in frame: Frame) async throws -> Colleague? {
        try await database.read { try $0.colleague(employee, in: frame) }
    }
}

extension Snapshot {
    /// - Returns: nil for one who has not come in yet.
    fileprivate func colleague(_ employee: Employee, in frame: Frame) throws -> Colleague? {
        guard let person = try findPerson(login: employee.login) else { return nil }
        func colleague(first: Day, last: Day? = nil) -> Colleague {
            Colleague(id: person.id, employee: employee, first: first, last: last)
        }
        return switch employee.stay {
        case .fromTheStart: colleague(first: frame.first - 1)
        case .since(let days): colleague(first: frame.today - days)
        case .until(let days): colleague(first: frame.first - 1, last: frame.today - days)
        case .invited: nil
        }
    }

    fileprivate func administrator() throws -> Member {
        let login = Employee.all.first { $0.roles.contains(.administrator) }?.login ?? ""
        guard let person = try findPerson(login: login) else { return .program }
        return try member(person.id)
    }
}
