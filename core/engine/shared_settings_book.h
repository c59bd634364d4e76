// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"
#include "signalbox/settings.h"

namespace signalbox::engine {

/// The settings that the consoles of a workspace share, read and written in the threads of two sessions.
class SharedSettingsBook : public SharedSettings {
public:
    SharedSettingsBook(SessionThread& reader, SessionThread& writer) : m_reader(reader), m_writer(writer) {}

    QFuture<Expected<std::vector<SettingField>>> fields() override;
    QFuture<Expected<Done>> set(const QString& key, const QString& text) override;

private:
    SessionThread &m_reader, &m_writer;
};

}  // namespace signalbox::engine
