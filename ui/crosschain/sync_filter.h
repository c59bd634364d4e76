// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/segments.h"

namespace signalbox::ui {

class SyncModel;
class SyncView;

/// "All 96 | error 1 | …": shows only rows of the matrix that have a cell of the chosen state.
class SyncFilter : public Segments {
    Q_OBJECT
public:
    SyncFilter(SyncModel* model, SyncView* view, QWidget* parent = nullptr);

    void renew();  ///< after a change of the matrix: counts and rows

private:
    void showCounts();
    void apply();

    SyncModel* m_model;
    SyncView* m_view;
};

}  // namespace signalbox::ui
