// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ibc {

/// The settings ibc.hermes_path, ibc.hermes_config and ibc.hermes_rest of this console; empty: not set.
struct HermesSettings {
    QString path, config, rest;
};

}  // namespace signalbox::ibc
