import Basics
import Desk
import People
import Store

extension Transaction {
    /// What heads of departments ask of their people again and again.
    func repeatErrands() throws {
        let errands: [(head: String, unit: Unit, wanted: String, rhythm: TaskRhythm)] = [
            ("andrey.head", .servers, "Проверить, что вчерашние копии восстанавливаются", .workingDays),
            ("galina.head", .telephony, "Сверить номера абонентов с договорами", .weekly(.monday)),
            ("darya.service", .finance, "Прислать список договоров, которые кончаются через месяц", .monthly(day: 25)),
        ]
        for errand in errands {
            guard let person = try findPerson(login: errand.head), let unit = try department(of: errand.unit) else {
                continue
            }
            let new = NewRepetition(to: .department(unit.id), wanted: errand.wanted, rhythm: errand.rhythm)
            try TaskDesk(self, try member(person.id)).repeat(new)
        }
    }
}
