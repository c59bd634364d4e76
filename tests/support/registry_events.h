// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/anvil_node.h"

namespace signalbox::test {

/// The three emitters of Registries.sol on a node.
struct Registries {
    QString identity, reputation, validation;
    explicit Registries(AnvilNode& node);  ///< mines three blocks
    QStringList addresses() const { return {identity, reputation, validation}; }
    QString option() const;  ///< identity=0x…,…
};

struct RegistryCall {
    QString to;
    QByteArray data;
};

/// One call for each event of each registry in every layout that chains contain.
std::vector<RegistryCall> registryCalls(const Registries& registries, const QString& owner, const QString& other);

}  // namespace signalbox::test
