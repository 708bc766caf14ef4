import Basics

extension Event {
    static func jobDied(_ id: Job.ID, kind: Job.Kind) -> Event {
        Event("job.died", of: Subject(.job, id), data: ["kind": .text(kind.name)])
    }

    static func jobRevived(_ id: Job.ID) -> Event {
        Event("job.revived", of: Subject(.job, id))
    }

    static func jobBuried(_ id: Job.ID) -> Event {
        Event("job.buried", of: Subject(.job, id))
    }
}
