// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/triggers.h"

namespace signalbox::triggers {

struct MovedSecret {
    QString path;  ///< actions[1].config.headers.Authorization
    QString name, value;
};

/// Replaces the secrets in plain text by references.
std::vector<MovedSecret> takeSecrets(Trigger& trigger);

}  // namespace signalbox::triggers
