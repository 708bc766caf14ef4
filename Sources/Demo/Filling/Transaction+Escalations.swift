import Basics
import Desk
import People
import Store

extension Transaction {
    /// Today a few managers could not settle a case on the spot; to some of that the heads have answered already.
    func raiseSomeCases() throws {
        for (place, id) in try casesInWork(limit: Phrases.escalations.count).enumerated() {
            guard let found = try findCase(id, visibleTo: .program), let worker = found.worker else { continue }
            let said = Phrases.escalations[place]
            let words = Escalation.Words(why: said.why, tried: said.tried, wish: said.wish)
            let raised = try EscalationDesk(self, try member(worker)).raise(NewEscalation(on: id, words))
            guard let answer = said.answer, let head = raised.addressee else { continue }
            _ = try EscalationDesk(self, try member(head)).answer(raised.id, .decided, answer)
        }
    }

    /// The most urgent that managers work on.
    private func casesInWork(limit: Int) throws -> [Case.ID] {
        try values(
            """
            SELECT service_case.id FROM service_case JOIN person ON person.id = service_case.worker
            WHERE service_case.status <> 'closed' AND service_case.status = 'working' AND person.state = 'active'
                AND person.line = \(Line.first)
            ORDER BY service_case.priority DESC, service_case.id LIMIT \(limit)
            """
        )
    }
}
