// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessibleWidget>

#include "charts/coverage_map.h"

namespace signalbox::ui {

namespace {

constexpr int mostChildren = 200;

class MapAccessible;

/// One range of the map, as a screen reader meets it.
class RangeAccessible : public QAccessibleInterface {
public:
    RangeAccessible(CoverageMap* map, int index) : m_map(map), m_index(index) {}

    bool isValid() const override { return m_map && size_t(m_index) < m_map->pieces().size(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_map ? QAccessible::queryAccessibleInterface(m_map) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_map->describe(m_map->pieces()[size_t(m_index)]) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_map->pieces()[size_t(m_index)].box.toAlignedRect();
        return {m_map->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State s;
        s.focusable = true;
        s.focused = isValid() && m_map->hasFocus() && m_map->focusedPiece() == m_index;
        return s;
    }

private:
    QPointer<CoverageMap> m_map;
    int m_index;
};

class MapAccessible : public QAccessibleWidget {
public:
    explicit MapAccessible(CoverageMap* map) : QAccessibleWidget(map, QAccessible::List), m_map(map) {}
    ~MapAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return qMin(mostChildren, int(m_map->pieces().size())); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_children.size()) <= index)
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new RangeAccessible(m_map, int(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[size_t(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (size_t i = 0; i < m_children.size(); ++i)
            if (QAccessible::accessibleInterface(m_children[i]) == child)
                return int(i);
        return -1;
    }

private:
    CoverageMap* m_map;
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* map = qobject_cast<CoverageMap*>(object);
    return map ? new MapAccessible(map) : nullptr;
}

}  // namespace

void installCoverageAccessibility()
{
    static bool installed = false;
    if (!std::exchange(installed, true))
        QAccessible::installFactory(make);
}

}  // namespace signalbox::ui
