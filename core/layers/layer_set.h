// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "layers/place.h"
#include "signalbox/literals.h"
#include "store/data_set.h"

namespace signalbox::layers {

/// The tables of a chain whose family describes them in a catalog, staging included, with canopyx.index_progress.
/// Heights that are not covered go straight into production; heights that may overlap go through staging and replace
/// whole heights. The global tables follow by their triggers.
class LayerSet : public store::DataSet {
public:
    /// `catalog` must outlive it.
    LayerSet(ChainPlace chain, const catalog::Catalog& catalog) : m_chain(std::move(chain)), m_catalog(catalog) {}

    static QString setName() { return u"layers"_s; }
    QString name() const override { return setName(); }
    bool isWrittenBy(const store::Commit&) const override { return true; }
    bool resolvesItems(const store::Commit&) const override { return true; }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override;
    void replace(store::Script& script, const store::Commit& commit) const override;
    void covered(store::Script& script, const store::Commit& commit) const override;
    void undo(store::Script& script, const store::Undo& undo) const override;
    void undone(store::Script& script, const store::Undo& undo) const override;
    Expected<Done> read(store::PqConnection& connection, store::StoredChain& state) const override;

private:
    struct Rows {
        const catalog::Entity* entity;
        int fields;       ///< number of leading columns in each row
        QByteArray data;  ///< for COPY
    };
    std::vector<Rows> rowsOf(const store::Commit& commit) const;
    void copy(store::Script& script, const Rows& rows, bool staging) const;
    QString promote(const catalog::Entity& entity, const std::vector<Interval>& ranges) const;
    QString progress(const store::Commit& commit) const;
    QString filled(const QString& blocks) const;  ///< an expression of type int8multirange

    ChainPlace m_chain;
    const catalog::Catalog& m_catalog;
};

}  // namespace signalbox::layers
