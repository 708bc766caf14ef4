import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People

/// What is done with a case from its page. Each act is a thing of its own: an answer, a note, a hand-over, a closure.
struct CaseActRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.post("/cases/{number}/answers", work, bodyLimit: AttachmentRoutes.mostBytesOfForm, answer)
        routes.post("/cases/{number}/answers/{answer}/withdrawal", work, withdraw)
        routes.post("/cases/{number}/notes", work, note)
        routes.post("/cases/{number}/interactions", work, log)
        routes.post("/cases/{number}/promises", work, promise)
        routes.post("/cases/{number}/tasks", work, ask)
        routes.post("/cases/{number}/hand-overs", work, handOver)
        routes.post("/cases/{number}/hand-overs/withdrawal", work, handBack)
        routes.post("/cases/{number}/changes", work, change)
        routes.post("/cases/{number}/changes/withdrawal", work, changeBack)
        routes.post("/cases/{number}/taking", work, take)
        routes.post("/cases/{number}/waiting", work, setAside)
        routes.post("/cases/{number}/resumption", work, resume)
        routes.post("/cases/{number}/solution", work, solve)
        routes.post("/cases/{number}/closure", work, close)
        routes.post("/cases/{number}/reopening", work, reopen)
    }
}
