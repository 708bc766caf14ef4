import Dispatch

// Questions.
extension Cube {
    /// Answers a question; it takes both cores and this thread.
    package func answer(_ query: Query, _ cancellation: Cancellation = Cancellation()) throws(QueryFault) -> Answer {
        let segments = segments
        let levels = try Reckoning(self, segments, query, cancellation).levels()
        return try AnswerBuilder(self, query, levels).answer()
    }

    /// Answers a question on a thread of its own, until the task is cancelled.
    package func answer(to query: Query) async throws -> Answer {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(with: Result { try self.answer(query, cancellation) })
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
