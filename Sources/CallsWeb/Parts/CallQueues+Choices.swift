import Basics
import CallCenter
import Pages

extension CallQueues {
    /// What can be chosen: those that are open, and what is chosen already.
    func choices(besides own: CallQueue.ID? = nil, chosen: Set<CallQueue.ID> = []) -> [Choice] {
        all.filter { $0.id != own && ($0.closed == nil || chosen.contains($0.id)) }
            .map { Choice($0.id.description, $0.settings.name) }
    }

    func name(of id: CallQueue.ID) -> String { self[id]?.settings.name ?? "" }
}
