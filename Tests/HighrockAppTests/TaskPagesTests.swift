import Basics
import Clients
import Desk
import HighrockApp
import Pages
import People
import Store
import TestSupport
import Testing

/// The pages of tasks (SPEC L3).
@Suite struct `The pages of tasks` {
    /// Anna asks Boris for something on Vector's case.
    private func asked(_ trial: DeskTrial) async throws -> (task: String, boris: String) {
        let boris = try #require(try await trial.site.database.read { try $0.findPerson(login: "boris") }).id
        let form = ["wanted": "Сверить платёж\nи прислать акт", "to": "person-\(boris)"]
        try await trial.post("/cases/\(trial.cast.payment.number)/tasks", form)
        let task = try await trial.site.database.read { try $0.tasks(visibleTo: .program, limit: 1).items.first }
        return ("/tasks/\(try #require(task).task.number)", "person-\(boris)")
    }

    @Test(arguments: [Language.russian, .english])
    func `tell the whole way in sentences`(language: Language) async throws {
        let trial = try await DeskTrial.open()
        try await trial.post("/me/language", ["to": language.rawValue])
        let (task, boris) = try await asked(trial)
        let steps: [(path: String, form: [String: String], by: Visitor)] = [
            ("return", ["reason": "Нет номера счёта"], trial.boris), ("asking", ["to": boris], trial.anna),
            ("acceptance", [:], trial.boris), ("release", [:], trial.boris), ("acceptance", [:], trial.boris),
            ("start", [:], trial.boris), ("items", ["text": "акт"], trial.boris),
            ("result", ["result": "Платёж найден"], trial.boris), ("taking-back", [:], trial.boris),
            ("result", ["result": "Платёж найден вчера"], trial.boris),
            ("sending-back", ["reason": "А где акт?"], trial.anna), ("result", ["result": "Вот акт"], trial.boris),
            ("approval", [:], trial.anna), ("reopening", [:], trial.anna), ("approval", [:], trial.anna),
            ("reopening", [:], trial.anna), ("withdrawal", [:], trial.anna),
        ]
        for step in steps {
            let answer = try await trial.post("\(task)/\(step.path)", step.form, as: step.by)
            #expect(answer.status == 303, "\(step.path): \(answer.text)")
        }
        for path in [
            task, "/cases/\(trial.cast.payment.number)", "/desk", "/tasks?whose=anyone&state=all", "/tasks/score",
        ] {
            let page = try await trial.page(path)
            #expect(page.status == 200)
            #expect(page.untranslated == [], "\(path)")
        }
        let page = try await trial.page(task)
        #expect(
            page.text.contains("А где акт?") && page.text.contains("Вот акт") && page.text.contains("Нет номера счёта")
        )
    }

    @Test func `keep what was typed when something is to be mended, and say beside the field what`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/cases/\(trial.cast.payment.number)/tasks"
        let shown = try await trial.post(path, ["wanted": "Сверить", "to": "person-0000000000001"])
        #expect(shown.status == 422 && shown.text.contains("Такого сотрудника нет"))
        #expect(shown.text.contains("Сверить"))
        let late = try await trial.post("/tasks/new", ["wanted": "Сверить", "due": "2020-01-01T10:00"])
        #expect(late.status == 422)
        let (task, _) = try await asked(trial)
        #expect(try await trial.post(task + "/result", ["result": "Готово"], as: trial.boris).status == 409)
        #expect(try await trial.post(task + "/return", ["reason": " "], as: trial.boris).status == 422)
        #expect(try await trial.post(task + "/approval", as: trial.boris).status == 403)
    }

    @Test func `call whoever is asked, until they have looked`() async throws {
        let trial = try await DeskTrial.open()
        let (task, _) = try await asked(trial)
        #expect(try await trial.page("/desk", as: trial.boris).text.contains("поручает: Сверить платёж"))
        _ = try await trial.page(task, as: trial.boris)
        #expect(try await !trial.page("/desk", as: trial.boris).text.contains("поручает: Сверить платёж"))
    }

    @Test func `say what repeats, and let it be stopped`() async throws {
        let trial = try await DeskTrial.open()
        let (_, boris) = try await asked(trial)
        let form = ["wanted": "Сверить остатки", "to": boris, "rhythm": "monthly", "day": "31", "hours": "8"]
        #expect(try await trial.post("/tasks/repeating", form.with("day", "32")).status == 422)
        #expect(try await trial.post("/tasks/repeating", form).status == 303)
        let shown = try await trial.page("/tasks/repeating")
        #expect(shown.text.contains("каждый месяц, 31-го числа"))
        let repetition = try #require(try await trial.site.database.read { try $0.taskRepetitions().first })
        try await trial.post("/tasks/repeating/\(repetition.id)/rest")
        #expect(try await trial.page("/tasks/repeating").text.contains("остановлено"))
    }
}
