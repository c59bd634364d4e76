// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "events/kept_selection.h"

namespace signalbox::ui {

/// The selected event of a table, by its key: it stays selected while rows arrive, move and are unloaded. Esc in the
/// table deselects it, so that the list follows the newest rows again.
class EventSelection : public QObject {
    Q_OBJECT
public:
    EventSelection(DataTable* table, EventModel* model, QObject* parent = nullptr);  ///< of a table with its model

    const QString& key() const { return m_key; }  ///< empty: none; its row may no longer be loaded
    int row() const;                              ///< −1: none, or not loaded
    void select(const QString& key);              ///< immediately, or with the rows that are being loaded
    void selectAgain() { m_wanted = m_key; }      ///< after a reload, if it is on the first page
    void dropIfGone() { m_otherRows = true; }     ///< deselects an event that is not among the next rows
    void clear();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void renew();
    void restore();

    DataTable* m_table;
    EventModel* m_model;
    KeptSelection m_kept;
    QString m_key, m_wanted;
    bool m_otherRows = false;
};

}  // namespace signalbox::ui
