// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "triggers/model/evaluate.h"

namespace signalbox::triggers {

/// Finds the triggers that an event may concern: by chain and registry, then by the agent or event type that leading
/// conditions ask for. Not changed after construction; any thread.
class TriggerIndex {
public:
    TriggerIndex();
    explicit TriggerIndex(std::vector<Trigger> triggers);
    ~TriggerIndex();
    TriggerIndex(TriggerIndex&&) noexcept;
    TriggerIndex& operator=(TriggerIndex&&) noexcept;

    /// In the order of their IDs. For every other trigger the event is certainly false at a condition without state.
    /// Valid as long as the index.
    std::vector<const Evaluator*> candidates(const EventRow& event) const;

    const std::vector<Evaluator>& evaluators() const;  ///< all, in the order of their IDs
    const Evaluator* find(const QString& triggerId) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::triggers
