// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "signalbox/workspace.h"

namespace signalbox::ui {

class Desk;

/// The engine of the open workspace and the newest snapshot: the engine's, or the last one that the desk keeps. GUI
/// thread.
class EngineLink : public QObject {
    Q_OBJECT
public:
    EngineLink(Desk* desk, QString directory, QObject* parent = nullptr);

    void loadLast();  ///< reads the desk's snapshot of this directory, without a signal
    void setEngine(Engine* engine);
    void repeat();       ///< emits taken() for the known snapshot, if there is one
    void retryChains();  ///< chains that waited for a key try again

    Engine* engine() const { return m_engine; }
    const SnapshotPtr& snapshot() const { return m_snapshot; }  ///< null: nothing is known
    SnapshotPtr live() const;                                   ///< the engine's own, else the known one
    int knownChains() const;                                    ///< number of listed chains, last known or live

Q_SIGNALS:
    void engineChanged(signalbox::Engine* engine);
    /// `live`: as the engine gave it. snapshot() is the same, but for an engine that has not read its chains yet.
    void taken(const signalbox::SnapshotPtr& live);

private:
    void take(const SnapshotPtr& snapshot);

    Desk* m_desk;
    const QString m_directory;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
};

}  // namespace signalbox::ui
