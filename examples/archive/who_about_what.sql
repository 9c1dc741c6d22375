-- Who is quoted about what, by week: a quote is about the names that stand in it.
-- Read by DuckDB; {archive} is the folder that nutgraf archive wrote.
with said as (
  select article, name as speaker, unnest(content) as part
  from '{archive}/quotes/*.parquet'
  where entity is not null and confidence <> 'guess'
),
named as (
  select article, name, unnest(mentions) as place
  from '{archive}/entities/*.parquet'
  where "type" <> 'person'
)
select
  date_trunc('week', published)::date as week,
  speaker,
  named.name as about,
  count(*) as times
from said
join named on named.article = said.article and place.start >= part.start and place."end" <= part."end"
join '{archive}/articles/*.parquet' articles on articles.article = said.article
group by all
order by week, times desc, speaker, about
