import CallCenter
import CallsWeb
import Pages
import ServiceLifecycle

/// Tells open pages whenever somebody who answers calls does something else.
struct AgentNews: Service {
    let agents: AgentBoard
    let live: LiveHub

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await agents.watch { people in await live.tell(people.map(CallTopics.agent) + [CallTopics.agents]) }
        }
    }
}
