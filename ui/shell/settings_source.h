// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/catalog_actions.h"
#include "signalbox/secret_actions.h"
#include "signalbox/settings.h"

namespace signalbox::ui {

/// Services of the settings page and the About sheet beyond the engine; the composition root
/// implements them. GUI thread; futures may finish in another.
class SettingsSource : public Settings, public SecretActions, public CatalogActions {
public:
    /// Writes log, settings, versions and states to one archive, without secrets.
    virtual QFuture<Expected<Done>> saveSupportBundle(const QString& file) = 0;
    virtual bool hasTray() const = 0;  ///< the desktop has a system tray
    virtual bool isDemo() const = 0;
};

}  // namespace signalbox::ui
