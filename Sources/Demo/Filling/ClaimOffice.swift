import Basics
import Clients
import Desk
import People
import Store

/// The head of service works through the latest claims on the last day: causes, decisions, a guide begun.
struct ClaimOffice {
    let tx: Transaction

    private static let causes: [(name: String, parts: [String])] = [
        ("Сроки", ["Опоздали с выездом", "Не перезвонили вовремя"]),
        ("Качество работ", ["Пришлось переделывать", "Повредили имущество"]),
        ("Деньги", ["Ошибка в счёте", "Списали дважды"]),
        ("Общение", ["Грубость", "Не объяснили условия"]),
    ]
    private static let endings: [(verdict: Claim.Verdict, text: String, cost: Int64, remedy: Int64)] = [
        (.accepted, "Признаём ошибку: переделаем за свой счёт и вернём оплату за дни простоя.", 18_400, 6_200),
        (
            .partly,
            "Вернём половину стоимости выезда: опоздание подтвердилось, дополнительные работы были согласованы.", 7_500,
            3_750
        ),
        (
            .declined,
            "Работы приняты по акту без замечаний, оснований для возврата нет. Готовы приехать и проверить бесплатно.",
            42_000, 0
        ),
        (.accepted, "Счёт выставлен дважды по нашей вине: лишнее вернули в тот же день.", 11_980, 11_980),
    ]

    private static let lessons: [(cause: String, measure: String)] = [
        (
            "Бригада узнала о переносе только утром: график и заявка жили отдельно.",
            "Показывать перенос в графике бригады в ту же минуту и проверить это на пяти заявках"
        ),
        (
            "Перед выездом никто не сверил список оборудования с договором.",
            "Добавить сверку с договором в лист выезда"
        ),
        ("Счёт правили вручную после закрытия месяца.", "Запретить правку счёта после закрытия месяца"),
    ]

    func work() throws {
        guard let head = try tx.people(PeopleFilter(role: .serviceHead), limit: 1).first else { return }
        let member = try tx.member(head.id)
        let leaves = try plantCauses()
        let departments = try tx.departments().filter { $0.parent != nil }
        let claims = try tx.claims(visibleTo: member, limit: 10).items.map(\.line.case)
        for (place, found) in claims.enumerated() where !leaves.isEmpty {
            let ending = Self.endings[place % Self.endings.count]
            var wish = ClaimWish()
            wish.cause = leaves[place % leaves.count]
            wish.departmentAtFault = departments.isEmpty ? nil : departments[place % departments.count].id
            wish.severity = Claim.Severity.allCases[place % 3]
            wish.product = found.product
            wish.cost = Money(minor: ending.cost * 100, .rouble)
            wish.remedy = Money(minor: ending.remedy * 100, .rouble)
            let desk = CaseDesk(tx, member)
            let filled = try desk.fillClaim(found.id, version: 0, wish)
            if found.isClosed {
                let decided = try desk.decideClaim(found.id, version: filled.version, ending.verdict, ending.text)
                try learn(from: decided, place, desk)
            } else {
                try follow(found)
            }
        }
    }

    /// What is done so that it does not happen again is asked of the department at fault.
    private func learn(from claim: Claim, _ place: Int, _ desk: CaseDesk) throws {
        guard let department = claim.departmentAtFault else { return }
        let lesson = Self.lessons[place % Self.lessons.count]
        try desk.analyseClaim(
            claim.caseID,
            version: claim.version,
            rootCause: lesson.cause,
            measure: NewTask(to: .department(department), wanted: lesson.measure, due: tx.now + .days(7 + 3 * place))
        )
    }

    /// - Returns: the lowest ones.
    private func plantCauses() throws -> [ClaimCause.ID] {
        let book = ClaimCauseBook(tx, .program)
        return try Self.causes.flatMap { name, parts in
            let branch = try book.add(name)
            return try parts.map { try book.add($0, under: branch.id).id }
        }
    }

    /// Whoever has it has got two steps far with the guide.
    private func follow(_ found: Case) throws {
        guard let holder = found.worker ?? found.owner, let guide = try tx.guides().first,
            let document = guide.published
        else { return }
        let desk = CaseDesk(tx, try tx.member(holder))
        try desk.beginGuide(guide.id, on: found.id)
        var step = document.step(document.first)
        for _ in 0..<2 {
            guard let from = step, let branch = from.branches.first else { return }
            try desk.stepGuide(on: found.id, from: from.id, by: branch.id)
            step = document.step(branch.to)
        }
    }
}
