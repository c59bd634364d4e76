// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "widgets/card.h"

class QStackedWidget;

namespace signalbox::ui {

class EmptyState;
class RouteLegend;
class RouteMap;
class RouteMatrix;
class Segments;

/// The routes between chains as a map or as a matrix with the same numbers.
class RoutesCard : public Card {
    Q_OBJECT
public:
    explicit RoutesCard(QWidget* parent = nullptr);

    void setOverview(const IbcOverview& overview);
    void setMarks(const ibc::ChainMarks& marks);
    void setSmall(bool small);  ///< without legend
    void showMatrix(bool matrix);
    RouteMap* map() const { return m_map; }
    RouteMatrix* matrix() const { return m_matrix; }

Q_SIGNALS:
    void chainChosen(const QString& chainId);
    void routeChosen(const QString& from, const QString& to);

private:
    RouteLegend* m_legend;
    Segments* m_kind;
    QStackedWidget* m_stack;
    RouteMap* m_map;
    RouteMatrix* m_matrix;
    EmptyState* m_none;
    bool m_any = false;
};

}  // namespace signalbox::ui
