// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/snapshot.h"

namespace signalbox::ui {

class SyncModel;
class Tile;

/// The tiles of the Sync screen: cells ok, worst lag, rows written, keys that differ.
class SyncTiles : public QWidget {
    Q_OBJECT
public:
    explicit SyncTiles(QWidget* parent = nullptr);

    void set(const SyncModel& model, const WorkspaceSnapshot* snapshot);  ///< snapshot: null before the first one

    void setNarrow(bool narrow);

Q_SIGNALS:
    void stateWanted(const QString& segment);  ///< "all" or "error"
    void chainsWanted();

private:
    Tile *m_ok, *m_lag, *m_rows, *m_keys;
};

}  // namespace signalbox::ui
