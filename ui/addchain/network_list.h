// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <functional>

#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

namespace signalbox::ui {

/// The networks that the wizard offers: custom networks first, then the presets with main networks before test networks
/// and popular ones before the others, which are sorted by name.
class NetworkListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PresetIndexRole = Qt::UserRole + 1,
        NameRole,
        NoteRole,
        MonogramRole,
        TestnetRole,
        TakenRole,
        SearchRole
    };
    static constexpr int custom = -1;  ///< PresetIndexRole of another EVM network
    static constexpr int fixed = 2;    ///< number of rows above the presets, when only shipped families are known

    using QAbstractListModel::QAbstractListModel;
    /// A row for each family but the default, whose networks are the presets and the custom one.
    void setFamilies(const std::vector<FamilyInfo>& families);
    const QString& defaultFamily() const { return m_default; }
    int fixedRows() const { return 1 + int(m_families.size()); }
    const FamilyInfo* family(int presetIndex) const;  ///< of a row above the presets; null: it is not a family's
    void setPresets(std::vector<ChainPreset> presets, const std::function<bool(const QString&)>& isTaken);
    const std::vector<ChainPreset>& presets() const { return m_presets; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QVariant familyData(const FamilyInfo& family, int row, int role) const;

    QString m_default;
    std::vector<FamilyInfo> m_families;  ///< without the default
    std::vector<ChainPreset> m_presets;
    std::vector<bool> m_taken;
};

/// Accepts networks that contain all words of the filter; the rows above the presets always stay.
class NetworkFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Kind { All, Main, Test };
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& words);
    void setNetKind(Kind kind);
    int matching() const;  ///< number of presets shown

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    int fixedRows() const;

    QStringList m_words;
    Kind m_kind = Kind::All;
};

/// Paints monogram, name and note; 44 px high.
class NetworkDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

QString monogram(const QString& name);  ///< initials: "BNB Smart Chain" → BS, "Base" → Ba

}  // namespace signalbox::ui
