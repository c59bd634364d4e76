// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/consumer_lease.h"

namespace signalbox::triggers {

inline const QString consumerName = u"triggers"_s;  ///< in signalbox.consumers

/// The right to evaluate triggers.
class ConsumerLease : public store::ConsumerLease {
public:
    explicit ConsumerLease(store::Holder holder)
        : store::ConsumerLease(consumerName, std::move(holder),
                               Message(QT_TRANSLATE_NOOP("Engine", "Another console evaluates the triggers now.")))
    {
    }
};

}  // namespace signalbox::triggers
