// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "shell/screen.h"
#include "signalbox/snapshot.h"
#include "theme/sign.h"

class QHBoxLayout;
class QTimer;

namespace signalbox::ui {

/// 28 px: engine, chains, worst lag, rate, the screen's note, queue, failed, notes of all screens, disk, alerts; clock
/// and user on the right. Every item is a flat button that opens its screen; items without a registered screen are
/// hidden.
class StatusBar : public QWidget {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);
    void setScreens(std::function<bool(const QString&)> has) { m_has = std::move(has); }
    void setNote(const StatusNote& note) { m_note = note; }  ///< note of the visible screen, shown by the next set()
    /// Notes of all screens, asked at each set().
    void setNotes(std::function<std::vector<StatusNote>(const WorkspaceSnapshot&)> notes)
    {
        m_notes = std::move(notes);
    }
    void set(const WorkspaceSnapshot& snapshot);
    void setClosed(const QString& text);  ///< text while no workspace is open
    void setUtc(bool utc);
    /// Who is signed in, beside the clock; empty and not `needed`: hidden.
    void setUser(const QString& name, bool needed);

Q_SIGNALS:
    void goRequested(const QString& address);
    void utcChanged(bool utc);
    void userPressed(const QPoint& globalPos);  ///< upper left corner of the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Item;
    void show(const QString& id, State state, const QString& text, const QString& address, const QString& tip,
              int drop);
    void hideRest();
    void fit();
    void tick();

    QHBoxLayout* m_row;
    std::vector<Item*> m_items;
    size_t m_used = 0;
    Item* m_user;
    Item* m_clock;
    QTimer* m_timer;
    bool m_utc = false;
    StatusNote m_note;
    std::function<bool(const QString&)> m_has;
    std::function<std::vector<StatusNote>(const WorkspaceSnapshot&)> m_notes;
};

}  // namespace signalbox::ui
