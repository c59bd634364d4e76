// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/catalog_actions.h"
#include "signalbox/secret_actions.h"
#include "signalbox/settings.h"

namespace signalbox::ui {

/// What the settings page and the About sheet may ask beyond the engine; the program that composes window and engine
/// implements it. GUI thread; futures may be answered in another.
class SettingsSource : public Settings, public SecretActions, public CatalogActions {
public:
    /// Log, settings, versions and statuses in one archive; no secret is in it.
    virtual QFuture<Expected<Done>> saveSupportBundle(const QString& file) = 0;
    virtual bool hasTray() const = 0;  ///< this desktop shows icons of programs that run
    virtual bool isDemo() const = 0;
};

}  // namespace signalbox::ui
