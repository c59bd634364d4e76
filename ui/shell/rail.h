// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QWidget>
#include <vector>

#include "shell/screen_registry.h"

class QButtonGroup;
class QVBoxLayout;

namespace signalbox::ui {

class KeyBindings;

/// The workspace's name and its menu, at the top of the rail: 52 px high.
class WorkspaceButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit WorkspaceButton(QWidget* parent = nullptr);
    void setWorkspace(const QString& name, bool demo);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

Q_SIGNALS:
    void menuRequested(const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    bool m_demo = false, m_narrow = false;
};

class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(QString id, QString iconName, QWidget* parent = nullptr);
    const QString& id() const { return m_id; }
    void setBadge(const RailBadge& badge);
    void setNarrow(bool narrow);
    void setTitle(const QString& title, const QString& shortcut);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void nameAgain();
    QString m_id, m_icon, m_shortcut;
    RailBadge m_badge;
    bool m_narrow = false;
};

/// 200 px wide, or 52 with icons only. Arrow keys move, the screens follow chosen().
class Rail : public QWidget {
    Q_OBJECT
public:
    Rail(const ScreenRegistry& registry, KeyBindings* keys, QWidget* parent = nullptr);

    void setCurrent(const QString& id);
    void setNarrow(bool narrow);
    void setBadges(const WorkspaceSnapshot& snapshot);
    WorkspaceButton* workspaceButton() const { return m_workspace; }
    static constexpr int wide = 200, slim = 52;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showItems(const WorkspaceSnapshot* snapshot);
    void showKeys(const QString& changed);

    KeyBindings* m_keys;
    std::vector<ScreenEntry> m_entries;
    std::vector<RailItem*> m_items;
    QButtonGroup* m_group;
    WorkspaceButton* m_workspace;
    QVBoxLayout* m_column;
};

}  // namespace signalbox::ui
